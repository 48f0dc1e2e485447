"""The quotes of an archive: ``spark-submit spark_job.py ARTICLES QUOTES``, from Parquet to Parquet, a folder a month.

Run again, it replaces the months that it has rows for and leaves all others as they are.
"""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import date_format

from quoteattr.spark import results

source, target = sys.argv[1:]
spark = SparkSession.builder.appName("quotes").getOrCreate()
spark.conf.set("spark.sql.sources.partitionOverwriteMode", "dynamic")

articles = spark.read.parquet(source).withColumn("month", date_format("published", "yyyy-MM"))
found = results(articles, text="body", id="url", keep=["published", "month"])
found.hint("rebalance", "month").write.mode("overwrite").partitionBy("month").parquet(target)

written = spark.read.parquet(target)
print(written.where("reason IS NULL").count(), "quotes")
for row in written.where("reason IS NOT NULL").collect():
    print("rejected:", row["article"], row["reason"])
