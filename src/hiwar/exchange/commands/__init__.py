"""What exchange writes by itself: uploaded files on their way in, and a whole record from its package."""

from hiwar.exchange.commands.packing import TakenIn, import_package, size
from hiwar.exchange.commands.uploading import accept_upload, leave_upload, settle_upload, start_upload, upload

__all__ = [
    "TakenIn",
    "accept_upload",
    "import_package",
    "leave_upload",
    "settle_upload",
    "size",
    "start_upload",
    "upload",
]
