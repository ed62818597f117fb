#!/bin/sh
# Behaves like dbt's command line: options and exit codes of dbt 1.x (0 done, 1 nodes failed, 2 not understood),
# artifacts in target/, log on standard output. Which nodes fail is said in the project's own file.
printf '%s\n' "$@" > arguments.txt
env > environment.txt
command=$1; [ $# -gt 0 ] && shift
case $command in
  run|test) ;;
  docs) [ "$1" = generate ] || { echo "Usage: dbt docs [OPTIONS] COMMAND [ARGS]..."; exit 2; }; shift ;;
  *) echo "Usage: dbt [OPTIONS] COMMAND [ARGS]..."; echo "Error: No such command '$command'."; exit 2 ;;
esac
while [ $# -gt 0 ]; do
  case $1 in
    --no-use-colors|--full-refresh) shift ;;
    --target|--vars) shift 2 ;;
    --select|--exclude) shift; while [ $# -gt 0 ]; do case $1 in --*) break ;; *) shift ;; esac; done ;;
    *) echo "Error: No such option: $1"; exit 2 ;;
  esac
done
[ -f dbt_project.yml ] || { echo "Runtime Error: No dbt_project.yml found"; exit 2; }
echo "Running with dbt=1.10.13"
if grep -q slow dbt_project.yml; then echo "Concurrency: 1 threads"; sleep 60 & wait; fi
if grep -q chatty dbt_project.yml; then i=0; while [ $i -lt 3000 ]; do echo "line $i"; i=$((i+1)); done; fi
mkdir -p target
status=pass; failures=0; code=0
if grep -q broken dbt_project.yml && [ "$command" = test ]; then status=fail; failures=3; code=1; fi
cat > target/manifest.json <<EOF
{"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/manifest/v12.json","dbt_version":"1.10.13","project_name":"shop"},
 "nodes":{
  "model.shop.orders":{"unique_id":"model.shop.orders","resource_type":"model","name":"orders","schema":"marts","columns":{"order_id":{"name":"order_id"}},"depends_on":{"nodes":["source.shop.raw.orders"]}},
  "test.shop.unique_orders":{"unique_id":"test.shop.unique_orders","resource_type":"test","name":"unique_orders","attached_node":"model.shop.orders","column_name":"order_id","test_metadata":{"name":"unique","kwargs":{}},"depends_on":{"nodes":["model.shop.orders"]}}},
 "sources":{"source.shop.raw.orders":{"unique_id":"source.shop.raw.orders","resource_type":"source","name":"orders","schema":"raw","identifier":"orders"}}}
EOF
cat > target/run_results.json <<EOF
{"metadata":{"dbt_schema_version":"https://schemas.getdbt.com/dbt/run-results/v6.json","generated_at":"2026-01-02T03:04:05.000000Z"},
 "results":[{"unique_id":"test.shop.unique_orders","status":"$status","failures":$failures,"execution_time":0.1,"timing":[]}],
 "args":{"which":"$command"},"elapsed_time":0.2}
EOF
echo "Done. PASS=1 WARN=0 ERROR=$code SKIP=0 TOTAL=1"
exit $code
