#!/bin/sh
# A batch in forty shards: sbatch yugong.sh /data/budgets /data/disclosures
#SBATCH --array=1-40 --cpus-per-task=2 --mem=512M --time=00:30:00 --signal=B:TERM@60
exec yugong batch "$1" -o "$2" --final -j 2 --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"
