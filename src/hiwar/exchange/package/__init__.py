"""The whole record as one file: a Frictionless data package that another installation, or another program, reads.

`tables` says what is in it, `values` how a value is written and checked, `descriptor` what `datapackage.json` says,
`archive` opens a package of which nothing is believed, `writing` writes one, `reading` turns its lines into rows; the
command that puts them into the record is `hiwar.exchange.commands.import_package`. docs/exchange.md is the format.
"""
