package org.nuanbao.memory;

import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.contract.AmountsContract;
import org.nuanbao.contract.ArchivesContract;
import org.nuanbao.contract.CampaignsContract;
import org.nuanbao.contract.ClaimsContract;
import org.nuanbao.contract.DirectoryContract;
import org.nuanbao.contract.DisclosuresContract;
import org.nuanbao.contract.DoublesContract;
import org.nuanbao.contract.ExtensionsContract;
import org.nuanbao.contract.FactIndexContract;
import org.nuanbao.contract.FiguresContract;
import org.nuanbao.contract.LookedFilesContract;
import org.nuanbao.contract.MailboxContract;
import org.nuanbao.contract.MailsContract;
import org.nuanbao.contract.OutboxContract;
import org.nuanbao.contract.PublishingContract;
import org.nuanbao.contract.ReachContract;
import org.nuanbao.contract.ReasonsContract;
import org.nuanbao.contract.RollUpsContract;
import org.nuanbao.contract.ScansContract;
import org.nuanbao.contract.SheetsContract;
import org.nuanbao.contract.SignInContract;
import org.nuanbao.contract.SubjectsContract;
import org.nuanbao.contract.SubmissionsContract;
import org.nuanbao.contract.SweepsContract;
import org.nuanbao.contract.UnitLettersContract;
import org.nuanbao.directory.Contacts;
import org.nuanbao.directory.Directory;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Claims;
import org.nuanbao.register.Doubles;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.scan.LookJob;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.scan.Scans;
import org.nuanbao.signin.Sessions;
import org.nuanbao.signin.SignInLinks;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.KeptReasons;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.UnitLetters;

class MemoryStoresTest {
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryRollUps rollUps = new MemoryRollUps();
  private final MemoryCampaigns campaigns = new MemoryCampaigns(rollUps);
  private final MemorySubmissions submissions = new MemorySubmissions(outbox, rollUps);
  private final MemorySubjects subjects = new MemorySubjects(submissions);
  private final MemoryFactIndex facts = new MemoryFactIndex();
  private final MemoryArchives archives = new MemoryArchives();
  private final MemoryDoubles doubles = new MemoryDoubles();
  private final MemoryAmounts amounts = new MemoryAmounts(rollUps, submissions);
  private final MemoryFigures figures = new MemoryFigures();

  @Nested
  class OfMails extends MailsContract {
    private final MemoryMails mails = new MemoryMails(Instant.EPOCH);

    @Override
    protected Mails mails() {
      return mails;
    }

    @Override
    protected byte[] scan(SubmissionId submission, int number) {
      return mails.scan(submission, number);
    }
  }

  @Nested
  class OfMailbox extends MailboxContract {
    private final MemoryMailbox mailbox = new MemoryMailbox();

    @Override
    protected Mailbox mailbox() {
      return mailbox;
    }
  }

  @Nested
  class OfSubmissions extends SubmissionsContract {
    @Override
    protected Submissions submissions() {
      return submissions;
    }
  }

  @Nested
  class OfPublishing extends PublishingContract {
    @Override
    protected Submissions submissions() {
      return submissions;
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }

    @Override
    protected RollUps rollUps() {
      return rollUps;
    }
  }

  @Nested
  class OfSubjects extends SubjectsContract {
    @Override
    protected Subjects subjects() {
      return subjects;
    }

    @Override
    protected Submissions submissions() {
      return submissions;
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }

    @Override
    protected RollUps rollUps() {
      return rollUps;
    }
  }

  @Nested
  class OfFacts extends FactIndexContract {
    @Override
    protected FactIndex index() {
      return facts;
    }
  }

  @Nested
  class OfDisclosures extends DisclosuresContract {
    private final MemoryDisclosures disclosures = new MemoryDisclosures();

    @Override
    protected Disclosures disclosures() {
      return disclosures;
    }
  }

  @Nested
  class OfReasons extends ReasonsContract {
    private final MemoryReasons reasons = new MemoryReasons();

    @Override
    protected KeptReasons reasons() {
      return reasons;
    }
  }

  @Nested
  class OfOutbox extends OutboxContract {
    @Override
    protected Submissions submissions() {
      return submissions;
    }

    @Override
    protected Outbox outbox() {
      return outbox;
    }
  }

  @Nested
  class OfClaims extends ClaimsContract {
    private final MemoryClaims claims = new MemoryClaims(submissions);

    @Override
    protected Claims claims() {
      return claims;
    }

    @Override
    protected Submissions submissions() {
      return submissions;
    }
  }

  @Nested
  class OfSweeps extends SweepsContract {
    private final MemorySweeps sweeps = new MemorySweeps();

    @Override
    protected Sweeps sweeps() {
      return sweeps;
    }
  }

  @Nested
  class OfCampaigns extends CampaignsContract {
    @Override
    protected Campaigns campaigns() {
      return campaigns;
    }

    @Override
    protected RollUps rollUps() {
      return rollUps;
    }
  }

  @Nested
  class OfDeliveries extends ReachContract {
    private final MemoryReach reach = new MemoryReach();

    @Override
    protected Reach reach() {
      return reach;
    }
  }

  @Nested
  class OfUnitLetters extends UnitLettersContract {
    private final MemoryUnitLetters letters = new MemoryUnitLetters();

    @Override
    protected UnitLetters letters() {
      return letters;
    }
  }

  @Nested
  class OfExtensions extends ExtensionsContract {
    private final MemoryExtensions extensions = new MemoryExtensions(rollUps);

    @Override
    protected Extensions extensions() {
      return extensions;
    }

    @Override
    protected RollUps rollUps() {
      return rollUps;
    }
  }

  @Nested
  class OfSignIn extends SignInContract {
    private final MemorySignIn store = new MemorySignIn();

    @Override
    protected SignInLinks links() {
      return store;
    }

    @Override
    protected Sessions sessions() {
      return store;
    }
  }

  @Nested
  class OfDirectory extends DirectoryContract {
    private final MemoryDirectory directory = new MemoryDirectory();

    @Override
    protected Directory directory() {
      return directory;
    }

    @Override
    protected Contacts contacts() {
      return directory;
    }
  }

  @Nested
  class OfArchives extends ArchivesContract {
    @Override
    protected Archives archives() {
      return archives;
    }
  }

  @Nested
  class OfDoubles extends DoublesContract {
    @Override
    protected Doubles doubles() {
      return doubles;
    }
  }

  @Nested
  class OfAmounts extends AmountsContract {
    @Override
    protected Amounts amounts() {
      return amounts;
    }

    @Override
    protected RollUps rollUps() {
      return rollUps;
    }

    @Override
    protected Submissions submissions() {
      return submissions;
    }
  }

  @Nested
  class OfRollUps extends RollUpsContract {
    @Override
    protected RollUps rollUps() {
      return rollUps;
    }

    @Override
    protected Submissions submissions() {
      return submissions;
    }
  }

  @Nested
  class OfFigures extends FiguresContract {
    @Override
    protected VersionFigures figures() {
      return figures;
    }
  }

  @Nested
  class OfSheets extends SheetsContract {
    private final MemorySheets sheets = new MemorySheets();

    @Override
    protected Sheets sheets() {
      return sheets;
    }
  }

  @Nested
  class OfScans extends ScansContract {
    private final MemoryScans scans = new MemoryScans();

    @Override
    protected Scans scans() {
      return scans;
    }
  }

  @Nested
  class OfLookedFiles extends LookedFilesContract {
    private final MemoryLookedFiles files = new MemoryLookedFiles();

    @Override
    protected LookedFiles files() {
      return files;
    }

    @Override
    protected void put(LookJob at, byte[] file) {
      files.files.put(at, file);
    }
  }
}
