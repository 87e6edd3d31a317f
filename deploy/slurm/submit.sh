#!/bin/sh
# The batch and, after the last shard however it ended, the report:
# submit.sh /data/budgets /data/disclosures
set -e
id=$(sbatch --parsable "$(dirname "$0")/yugong.sh" "$1" "$2")
sbatch --dependency="afterany:$id" --wrap "yugong batch-report '$2'"
