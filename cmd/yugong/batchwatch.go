package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"yugong"
	"yugong/cmd/internal/batch"

	"github.com/spf13/cobra"
)

// look is how often a watched folder is looked at. The folder is a tree on a
// shared disk, of which systems tell nothing reliably.
const look = 2 * time.Second

// watchBatch runs the batch whenever the input folder has changed and come to
// rest, until it is interrupted. Faults of units are reported and waited on.
func watchBatch(cmd *cobra.Command, o *batchOptions, b *batch.Options, publisher *yugong.Publisher) error {
	ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	done, seen := "", ""
	for {
		now, err := batch.Stamp(b)
		if err != nil {
			return broken(nil, err)
		}
		if now != done && (now == seen || done == "") {
			if err := o.desk.read(cmd); err != nil {
				return err
			}
			var status *exitError
			if err := runBatch(cmd, o, b, publisher); errors.As(err, &status) && status.code == exitEnvironment {
				return err
			} else if err != nil {
				fmt.Fprintln(cmd.ErrOrStderr(), err)
			}
			done = now
			fmt.Fprintln(cmd.ErrOrStderr(), "等待文件放入或改动（Ctrl-C 结束）")
		}
		seen = now
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(look):
		}
	}
}
