package org.nuanbao.local.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  /** The domain's packages from the bottom up: each may use those before it. */
  private static final List<String> DOMAIN =
      List.of(
          "formula",
          "value",
          "data",
          "form",
          "formdata",
          "campaign",
          "reading",
          "directory",
          "check",
          "sheet",
          "submission",
          "scan",
          "signin",
          "rollup",
          "register",
          "sample");

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          // In a build of all modules, shared's tests come as a jar.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.nuanbao");

  @Test
  void domainPackagesUseOnlyThoseBelowThem() {
    List<String> below = new ArrayList<>(List.of("java..", "org.jspecify..", "com.fasterxml.."));
    below.add("org.slf4j..");
    for (String name : DOMAIN) {
      String itself = "org.nuanbao." + name + "..";
      below.add(itself);
      classes()
          .that(resideInAPackage(itself))
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(below.toArray(String[]::new)))
          .because(
              "what a form is must be readable without knowing how it is stored, sent or added up")
          .check(PRODUCT);
    }
  }

  @Test
  void workbookUsesWhatIsReadAndCheckedAndNothingAboveIt() {
    noClasses()
        .that(resideInAPackage("org.nuanbao.workbook.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.nuanbao.campaign..",
                "org.nuanbao.directory..",
                "org.nuanbao.submission..",
                "org.nuanbao.rollup..",
                "org.nuanbao.register.."))
        .because("a file is read and written the same, whoever sent it and for whatever duty")
        .check(PRODUCT);
  }

  @Test
  void authoringStandsOnWorkbookAndFormAlone() {
    classes()
        .that(resideInAPackage("org.nuanbao.authoring.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "org.nuanbao.authoring..",
                "org.nuanbao.workbook..",
                "org.nuanbao.form..",
                "java..",
                "org.jspecify..",
                "com.fasterxml..",
                "org.yaml.snakeyaml.."))
        .because("a blank is understood from its print alone, by no rule and no notice")
        .check(PRODUCT);
  }

  @Test
  void listsOfUnitsStandOnDirectoryAndWorkbookAlone() {
    classes()
        .that(resideInAPackage("org.nuanbao.unitlist.."))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "org.nuanbao.unitlist..",
                "org.nuanbao.directory..",
                "org.nuanbao.campaign..",
                "org.nuanbao.value..",
                "org.nuanbao.workbook..",
                "java..",
                "org.jspecify.."))
        .because("what a list means is the directory's, how a file looks is the workbook's")
        .check(PRODUCT);
  }

  @Test
  void onlyWorkbookKnowsASpreadsheetLibrary() {
    noClasses()
        .that(resideInAPackage("org.nuanbao.."))
        .and(resideOutsideOfPackages("org.nuanbao.workbook.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.apache.poi..",
                "org.openxmlformats..",
                "org.apache.xmlbeans..",
                "com.fasterxml.aalto.."))
        .because("untrusted files are opened behind one guard, and a reader can be replaced there")
        .check(PRODUCT);
  }

  @Test
  void whatJudgesUploadsDoesNotLoadWhatDrafts() {
    noClasses()
        .that(resideOutsideOfPackages("org.nuanbao.authoring..", "org.nuanbao.local.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.nuanbao.authoring.."))
        .because("a blank is understood on a clerk's machine, an upload is judged without it")
        .check(PRODUCT);
  }

  @Test
  void nobodyDependsOnItselfByADetour() {
    slices()
        .matching("org.nuanbao.(**)")
        .should()
        .beFreeOfCycles()
        .because("a cycle is one package that does not know it")
        .check(PRODUCT);
  }

  @Test
  void domainKnowsNeitherFunctionsNorLocal() {
    noClasses()
        .that(resideOutsideOfPackages("org.nuanbao.functions..", "org.nuanbao.local.."))
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.nuanbao.functions..", "org.nuanbao.local.."))
        .because("shared ← functions ← local")
        .check(PRODUCT);
    noClasses()
        .that(resideInAPackage("org.nuanbao.functions.."))
        .should()
        .dependOnClassesThat(resideInAPackage("org.nuanbao.local.."))
        .because("what is deployed must not know what never is")
        .check(PRODUCT);
  }

  @Test
  void onlyLookOpensScans() {
    noClasses()
        .that(resideInAPackage("org.nuanbao.."))
        .and(resideOutsideOfPackages("org.nuanbao.functions.look.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..", "javax.imageio.."))
        .because("whatever a scan does when it is opened, it does to a function that owns nothing")
        .check(PRODUCT);
  }

  @Test
  void onlyTheOutsidePackagesKnowTheAwsSdk() {
    noClasses()
        .that(resideInAPackage("org.nuanbao.functions.."))
        .and(
            resideOutsideOfPackages(
                "org.nuanbao.functions.dynamo..",
                "org.nuanbao.functions.s3..",
                "org.nuanbao.functions.queue..",
                "org.nuanbao.functions.mail..",
                "org.nuanbao.functions.keys..",
                "org.nuanbao.functions.rehearsal.."))
        .should()
        .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."))
        .because("handlers speak the domain's words; a service is an adapter behind a port")
        .check(PRODUCT);
  }

  @Test
  void nothingDeployedWritesToTheConsole() {
    noClasses()
        .that(resideOutsideOfPackages("org.nuanbao.local.."))
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .because("logs go through the logger, where personal data is kept out")
        .check(PRODUCT);
  }
}
