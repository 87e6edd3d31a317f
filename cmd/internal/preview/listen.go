package preview

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"strconv"
	"strings"
	"syscall"
)

// portsTried is how many ports after the wanted one are tried before any that
// is free.
const portsTried = 20

// AddrError is an address that cannot be used: wrongly written, or not this
// machine's.
type AddrError struct {
	Addr   string
	Reason string
}

// Error says it in Chinese.
func (e *AddrError) Error() string {
	return fmt.Sprintf("地址 %q 不能使用：%s", e.Addr, e.Reason)
}

// Listen opens a port for an address such as 127.0.0.1:8017. When the port is
// in use the next free one is taken; the listener tells which.
func Listen(addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	n, perr := strconv.Atoi(port)
	if err != nil || perr != nil || n < 0 || n > 65535 {
		return nil, &AddrError{addr, "应写成 主机:端口，例如 127.0.0.1:8017"}
	}
	if host == "" {
		return nil, &AddrError{addr, "应写明主机，例如 127.0.0.1" + addr}
	}
	var first error
	for i := range portsTried {
		if n+i > 65535 || n == 0 && i > 0 {
			break
		}
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(n+i)))
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = err
		}
		if !taken(err) {
			return nil, listenError(addr, err)
		}
	}
	l, err := net.Listen("tcp", net.JoinHostPort(host, "0"))
	if err != nil {
		return nil, listenError(addr, first)
	}
	return l, nil
}

// taken reports whether another port may do: this one is in use, or reserved
// by the system (Windows sets whole ranges aside).
func taken(err error) bool {
	const wsaeaccess, wsaeaddrinuse = syscall.Errno(10013), syscall.Errno(10048)
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, syscall.EACCES) ||
		errors.Is(err, wsaeaddrinuse) || errors.Is(err, wsaeaccess)
}

func listenError(addr string, err error) error {
	var dns *net.DNSError
	switch {
	case errors.As(err, &dns):
		return &AddrError{addr, "找不到这个主机名"}
	case errors.Is(err, syscall.EADDRNOTAVAIL), errors.Is(err, syscall.Errno(10049)):
		return &AddrError{addr, "这不是本机的地址"}
	}
	return fmt.Errorf("无法在 %s 打开端口：%w", addr, err)
}

// Loopback reports whether only this machine can reach an address.
func Loopback(a net.Addr) bool {
	ip, err := netip.ParseAddrPort(a.String())
	return err == nil && ip.Addr().Unmap().IsLoopback()
}

// reachable is the host to write into the address of a listener.
func reachable(a net.Addr, asked string) string {
	host, port, _ := net.SplitHostPort(a.String())
	if ip, err := netip.ParseAddr(host); err == nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	if name, _, err := net.SplitHostPort(asked); err == nil && strings.EqualFold(name, "localhost") {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

// samePort reports whether a listener has the port that was asked for.
func samePort(a net.Addr, asked string) bool {
	_, port, _ := net.SplitHostPort(a.String())
	_, want, _ := net.SplitHostPort(asked)
	return want == "0" || port == want
}
