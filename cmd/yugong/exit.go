package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"yugong"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

// Exit statuses.
const (
	exitOK          = 0
	exitInput       = 1 // faults in the input
	exitUse         = 2 // wrong use
	exitEnvironment = 3 // disk, rights, or a fault of the program
)

// exitError is an error that knows its exit status.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string { return e.err.Error() }
func (e *exitError) Unwrap() error { return e.err }

// misuse is the error of a wrong command line.
func misuse(format string, args ...any) error {
	return &exitError{exitUse, fmt.Errorf(format, args...)}
}

// refuse is the error of an input that cannot be used.
func refuse(format string, args ...any) error {
	return &exitError{exitInput, fmt.Errorf(format, args...)}
}

// refuseFaults prints the faults and refuses when one of them is an error.
func refuseFaults(cmd *cobra.Command, faults yugong.Findings) error {
	if err := report.Write(cmd.ErrOrStderr(), faults); err != nil {
		return &exitError{exitEnvironment, err}
	}
	if !faults.HasErrors() {
		return nil
	}
	return refuse("没有生成文件：共 %s，请改正后再试", report.Count(faults))
}

// exitCode gives the status for an error; what has none of its own and is not
// the system's refusal is a fault of the program.
func exitCode(err error) int {
	if err == nil {
		return exitOK
	}
	var own *exitError
	if errors.As(err, &own) {
		return own.code
	}
	var file *safefile.Error
	if errors.As(err, &file) && ownRefusal(file.Err) {
		return exitUse
	}
	return exitEnvironment
}

// said is what a person reads of an error. What could not be written to
// standard output comes in the system's words, which are English.
func said(err error) string {
	if p, ok := errors.AsType[*fs.PathError](err); ok && p.Op == "write" {
		file := safefile.Error{Path: p.Path, Err: p}
		return strings.Replace(err.Error(), p.Error(), file.Error(), 1)
	}
	return err.Error()
}

// ownRefusal tells an impossible file name from a failing disk.
func ownRefusal(err error) bool {
	return errors.Is(err, safefile.ErrFolder) || errors.Is(err, safefile.ErrSpecial)
}
