package main

import "golang.org/x/sys/windows"

const utf8CodePage = 65001

// prepareConsole makes what this program writes Chinese text everywhere: Go
// writes to a console window in UTF-16 already, but through a pipe PowerShell
// and cmd.exe decode the bytes in the console's code page, which is GBK on a
// Chinese Windows. restore puts the code page back, since it outlives us.
func prepareConsole() (restore func()) {
	old, err := windows.GetConsoleOutputCP()
	if err != nil || old == utf8CodePage {
		return func() {} // no console, or nothing to do
	}
	if err := windows.SetConsoleOutputCP(utf8CodePage); err != nil {
		return func() {}
	}
	return func() { windows.SetConsoleOutputCP(old) }
}
