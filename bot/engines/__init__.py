"""Plans catalogues of any size from Parquet files: on this machine in a pool of processes, or on a Spark cluster.

``schema`` says what the files hold, ``catalogue`` reads and checks them, ``kernel`` plans one batch of items wherever
it runs, ``local`` and ``spark`` bring the batches there. This is the door to pyarrow and PySpark; both are extras, so
nothing outside imports these modules before it knows that they are there.
"""
