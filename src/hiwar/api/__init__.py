"""The face for programs: the queries behind the pages, typed and documented as OpenAPI, under `/api/v1`."""
