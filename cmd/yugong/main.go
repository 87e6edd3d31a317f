// Command yugong (预公) turns one budget unit's workbook into its official
// disclosure document.
//
// What is said to a person goes to standard error; standard output carries
// only what was asked for as data (--dump -, version, completion scripts,
// help). Exit status: 0 done, 1 faults in the input, 2 wrong use, 3 the
// environment (disk, rights) or a fault of the program itself.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

func main() {
	restore := prepareConsole()
	code := run(os.Args[1:], os.Stdout, os.Stderr)
	restore()
	os.Exit(code)
}

// run is the whole program but for the process around it.
func run(args []string, stdout, stderr io.Writer) (code int) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(stderr, "错误：程序内部错误，没有写出文件。请把下面的内容报告给开发者：\n%v\n%s", p, debug.Stack())
			code = exitEnvironment
		}
	}()
	root := newRoot()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.Execute()
	if err != nil && err.Error() != "" {
		fmt.Fprintf(stderr, "错误：%s\n", said(err))
	}
	return exitCode(err)
}
