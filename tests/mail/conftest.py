"""Whoever tests mail may ask for a server of mail."""

from tests.mail.peers import _dovecot, _post, _pymap, certificates, dovecot, post, pymap

__all__ = ["_dovecot", "_post", "_pymap", "certificates", "dovecot", "post", "pymap"]
