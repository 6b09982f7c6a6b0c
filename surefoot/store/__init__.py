"""Facts and files at rest: the journal, imported files, decisions as issued, and their backups.

`opening.open_store` opens a data folder and gives a `store.Store`; `backup.backup`,
`backup.restore` and `destroy.destroy` act on a folder as a whole; `errors` holds what can go
wrong. Nothing is imported here, so that a command pays only for the modules that it uses.
"""
