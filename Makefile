# Benchmarks: `make bench` measures and saves, `make bench-cmp` compares the last two runs, `make bench-plots` draws the last.
# `make bench-spark` measures extract_many against Spark (some twenty minutes) and writes the tables of docs/explanation/scale.md.
BENCH = python -m pytest $(filter-out %/bench_spark.py, $(wildcard benchmarks/bench_*.py)) --benchmark-only --benchmark-timer=time.process_time

bench:
	$(BENCH) --benchmark-autosave --benchmark-columns=min,rounds --benchmark-sort=name

bench-cmp:
	pytest-benchmark compare --columns=min --sort=name --group-by=fullname $$(ls -t .benchmarks/*/*.json | head -n 2)

bench-plots:
	python -m benchmarks.speed_plots

bench-spark:
	python -m pytest benchmarks/bench_spark.py --benchmark-only --benchmark-autosave --benchmark-columns=rounds
	python -m benchmarks.bench_spark

.PHONY: bench bench-cmp bench-plots bench-spark
