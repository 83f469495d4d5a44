"""The rival of the evaluation `intents`: word 1-2-gram TF-IDF with scikit-learn's default LogisticRegression.

Reads {"runs": [{"train": [[text, label], ...], "test": [text, ...]}, ...]} and writes {"runs": [{"labels": [...], "trainMs": 1.0, "p95Ms": 1.0}, ...]}.
"""

import json
import sys
import time
import warnings

try:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
except ImportError:
    sys.exit(3)

warnings.filterwarnings("ignore")
results = []
for run in json.load(sys.stdin)["runs"]:
    model = make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LogisticRegression())
    start = time.perf_counter()
    model.fit([text for text, _ in run["train"]], [label for _, label in run["train"]])
    took = (time.perf_counter() - start) * 1000
    labels = [str(label) for label in model.predict(run["test"])]
    times = []
    for text in run["test"][:200]:
        start = time.perf_counter()
        model.predict_proba([text])
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    results.append({"labels": labels, "trainMs": took, "p95Ms": times[int(len(times) * 0.95)] if times else 0})
json.dump({"runs": results}, sys.stdout)
