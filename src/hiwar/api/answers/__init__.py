"""What the API answers, typed: one module a subject. The faces' queries make the answers; these shapes describe them
for the OpenAPI document, and the tests hold the answers to them.

Every key is always there; what is unknown is null, an empty text or an empty list.
"""
