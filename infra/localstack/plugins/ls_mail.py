"""SES v2 over LocalStack's SES: what is sent lies in ``/_aws/ses``, as with the first version."""

from botocore.exceptions import ClientError
from localstack.aws.api import CommonServiceException, RequestContext, handler
from localstack.aws.connect import connect_to
from localstack.aws.skeleton import create_dispatch_table
from localstack.services.plugins import Service
from localstack.services.providers import aws_provider


class Sesv2Provider:
    """The operations the functions and their deployment use; others are answered as not implemented."""

    service = "sesv2"

    @handler("SendEmail", expand=False)
    def send_email(self, context: RequestContext, request: dict):
        try:
            return {"MessageId": self._send(_ses(context), request)}
        except ClientError as refused:  # an unverified sender, say
            error = refused.response["Error"]
            raise CommonServiceException(error["Code"], error["Message"], 400, True) from None

    @staticmethod
    def _send(ses, request: dict) -> str:
        sender, content = request.get("FromEmailAddress"), request["Content"]
        to = request.get("Destination") or {}
        if "Raw" in content:
            everyone = [a for kind in ("ToAddresses", "CcAddresses", "BccAddresses") for a in to.get(kind) or []]
            sent = ses.send_raw_email(
                RawMessage=content["Raw"],
                **({"Source": sender} if sender else {}),
                **({"Destinations": everyone} if everyone else {}),
            )
        else:
            simple = content["Simple"]
            message = {part: simple[part] for part in ("Subject", "Body")}
            sent = ses.send_email(Source=sender, Destination=to, Message=message)
        return sent["MessageId"]

    @handler("CreateEmailIdentity", expand=False)
    def create_email_identity(self, context: RequestContext, request: dict):
        ses, identity = _ses(context), request["EmailIdentity"]
        if "@" in identity:
            ses.verify_email_identity(EmailAddress=identity)
            return {"IdentityType": "EMAIL_ADDRESS", "VerifiedForSendingStatus": True}
        ses.verify_domain_identity(Domain=identity)
        return {"IdentityType": "DOMAIN", "VerifiedForSendingStatus": True}


def _ses(context: RequestContext):
    return connect_to(aws_access_key_id=context.account_id, region_name=context.region).ses


@aws_provider(api="sesv2")
def sesv2():
    return Service.for_provider(Sesv2Provider(), dispatch_table_factory=create_dispatch_table)
