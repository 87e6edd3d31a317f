package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"yugong"
	"yugong/cmd/internal/preview"

	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

// previewMemory is how much the preview may take before it is tidied more
// often: pictures of pages are large and soon forgotten.
const previewMemory = 120 << 20

// previewOptions are the options of preview as given.
type previewOptions struct {
	looks
	addr    string
	against string
	noOpen  bool
}

const previewAddr = "127.0.0.1:8017"

func newPreview() *cobra.Command {
	o := previewOptions{}
	cmd := &cobra.Command{
		Use:   "preview [IN] [--addr 127.0.0.1:8017] [--no-open]",
		Short: "在浏览器里边改边看草稿",
		Long: `在浏览器里显示草稿和核对结果；在 Excel 或 WPS 里每保存一次，页面随即更新。

IN 是一份工作簿（.xlsx）、一个 csv 文件夹，或一个放着多个单位工作簿的文件夹；不写时，
把工作簿拖进页面即可（只在内存里打开，不另存）。IN 是公开的 PDF 时核对它，问题标在原处。
页面上可以下载草稿、定稿和公开表，由上年的工作簿结转，由系统导出的明细表导入。

只有本机能打开这个页面，也只有知道地址里的口令才能打开。按 Ctrl+C 结束。`,
		Example: `  yugong preview 预算.xlsx
  yugong preview 各单位工作簿/
  yugong preview 预算.xlsx --no-open --addr 127.0.0.1:9000`,
		Args:              atMost(1, "一个工作簿（.xlsx）或文件夹"),
		ValidArgsFunction: completeFiles("xlsx"),
		RunE: func(cmd *cobra.Command, args []string) error {
			in := ""
			if len(args) > 0 {
				in = args[0]
			}
			return runPreview(cmd, in, &o)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.addr, "addr", previewAddr, "打开页面的地址 `HOST:PORT`；端口被占用时改用下一个空闲的")
	f.BoolVar(&o.noOpen, "no-open", false, "不自动打开浏览器")
	f.StringVar(&o.against, "against", "", "另一稿 `FILE`（如上一稿、上年的工作簿）：与它不同之处在页上标出")
	o.looks.flags(cmd)
	return cmd
}

func runPreview(cmd *cobra.Command, in string, o *previewOptions) error {
	if in != "" {
		if err := yugong.Look(in); err != nil {
			return refuse("%w", err)
		}
	}
	debug.SetMemoryLimit(previewMemory)
	publisher, err := o.publisher(cmd)
	if err != nil {
		return err
	}
	pdf := strings.EqualFold(filepath.Ext(in), ".pdf")
	shown := in
	if pdf {
		shown = "" // it is proof-read, not built
	}
	desk := preview.NewDesk(publisher, shown)
	if o.against != "" {
		other, err := publisher.Read(o.against)
		if err != nil {
			return refuse("%w", err)
		}
		if other.Disclosure == nil {
			return refuseFaults(cmd, other.Findings)
		}
		desk.Against(other)
	}
	listener, err := preview.Listen(o.addr)
	var addr *preview.AddrError
	switch {
	case errors.As(err, &addr):
		return misuse("--addr %v", addr)
	case err != nil:
		return &exitError{exitEnvironment, err}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	year := func() int { return time.Now().Year() }
	server := preview.NewServer(desk, year, listener, o.addr)
	if pdf {
		if err := proofRead(server, in); err != nil {
			listener.Close()
			return refuse("%s：%w", in, err)
		}
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(ctx, listener) }()
	greet(cmd, server, o, preview.Loopback(listener.Addr()))
	if err := <-served; err != nil {
		return &exitError{exitEnvironment, err}
	}
	_, err = fmt.Fprintln(cmd.ErrOrStderr(), "预览已结束")
	return err
}

// proofRead has the server begin with a published PDF.
func proofRead(server *preview.Server, path string) error {
	data, err := yugong.ReadFile(path)
	if err != nil {
		return err
	}
	return server.ProofRead(data, filepath.Base(path))
}

// greet says where the page is, and opens it.
func greet(cmd *cobra.Command, server *preview.Server, o *previewOptions, loopback bool) {
	w := cmd.ErrOrStderr()
	if server.Moved() {
		fmt.Fprintf(w, "%s 的端口已被占用，改用下一个空闲的端口\n", o.addr)
	}
	fmt.Fprintf(w, "预览在 %s\n", server.URL())
	if !loopback {
		fmt.Fprintln(w, "警告：同一网络里知道这个地址的人都能看到预算数据，传输也不加密；用完请及时结束")
	}
	if !o.noOpen && openBrowser(server.TicketURL()) != nil {
		fmt.Fprintln(w, "没能自动打开浏览器，请把上面的地址复制到浏览器里打开")
	}
	fmt.Fprintln(w, "按 Ctrl+C（或关闭这个窗口）结束")
}

// startedByHand previews when the program was started from the desktop: by a
// double click, or with a workbook dropped on it. The window stays when there
// is something to read in it.
func startedByHand(cmd *cobra.Command, args []string) error {
	o := previewOptions{addr: previewAddr}
	in := ""
	if len(args) > 0 {
		in = args[0]
	}
	err := runPreview(cmd, in, &o)
	if err != nil && mousetrap.StartedByExplorer() {
		fmt.Fprintf(cmd.ErrOrStderr(), "错误：%v\n按回车键关闭窗口\n", err)
		bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
	}
	return err
}

// byHand reports whether the command line is what a desktop makes: nothing, or
// one file that was dropped on the program.
func byHand(args []string) bool {
	if len(args) != 1 {
		return len(args) == 0
	}
	_, err := os.Stat(args[0])
	return err == nil
}
