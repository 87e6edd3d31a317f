//go:build !windows

package main

// prepareConsole has nothing to do: terminals elsewhere speak UTF-8.
func prepareConsole() (restore func()) { return func() {} }
