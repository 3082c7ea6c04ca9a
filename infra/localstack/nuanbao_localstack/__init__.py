"""LocalStack without Docker: installed on first use, started as a process of this machine.

Only the standard library is used here, apart from ``stack``, which runs inside LocalStack's own
environment and so has boto3 and the AWS command line at hand.
"""
