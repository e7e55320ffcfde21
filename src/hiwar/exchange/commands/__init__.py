"""What can be done with uploaded files."""

from hiwar.exchange.commands.uploading import accept_upload, leave_upload, settle_upload, start_upload, upload

__all__ = ["accept_upload", "leave_upload", "settle_upload", "start_upload", "upload"]
