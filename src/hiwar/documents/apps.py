"""What the documents' own tables are guarded by. `reviews` guards documents and pages: it keeps the tombstones."""

from django.apps import AppConfig

from hiwar.audit.triggers import Guard


class DocumentsConfig(AppConfig):
    """The app, with its guards."""

    name = "hiwar.documents"
    guards = (Guard("documents_extractionrun"),)
