"""Tools' conditions as data: three-valued answers, each with its reason in French."""
