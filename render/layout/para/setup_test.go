package para

import (
	"strings"
	"testing"

	"yugong/fonts"
	"yugong/render/doc"
	"yugong/render/frame"
	"yugong/render/geom"
)

func newSetter(t testing.TB) *Setter {
	t.Helper()
	fs, err := fonts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return New(fs, 250)
}

// body is the style of running text, ten points so that an em is easy to read.
func body(align doc.Align) doc.TextStyle {
	return doc.TextStyle{Role: fonts.Song, Strong: fonts.Hei, Size: 10_000, Leading: 16_000, Align: align}
}

const em = geom.Length(10_000)

// content joins what a line draws.
func content(l *Line) string {
	var b strings.Builder
	for _, it := range l.Items {
		b.WriteString(it.Item.(*frame.Text).S)
	}
	return b.String()
}

func contents(p *Paragraph) []string {
	lines := make([]string, len(p.Lines))
	for i := range p.Lines {
		lines[i] = content(&p.Lines[i])
	}
	return lines
}

// extent returns where the ink of a line begins and ends: pen positions less
// the blank half of an opening bracket at its start.
func extent(l *Line) (left, right geom.Length) {
	if len(l.Items) == 0 {
		return 0, 0
	}
	first, last := l.Items[0], l.Items[len(l.Items)-1]
	t := first.Item.(*frame.Text)
	left = first.At.X
	if o := Overhang(t); o > 0 {
		left = first.At.X + o
	}
	return left, last.At.X + last.Item.(*frame.Text).Width()
}

// sample is running text of the kind that the program publishes.
const sample = `2025年度阳城县政务服务中心预算收入总计472.01万元，其中：本年收入472.01万元，上年结转0万元，比上年减少48.12万元，下降9.25%，主要原因是2025年预算收入比2024年减少了政务中心工作人员餐补、政务热线服务费12345（上年质保金）和公共资源交易规范化建设项目资金；本年单位预算支出总计472.01万元，其中：本年预算安排472.01万元，上年结转0万元，比上年减少48.12万元，下降9.25%。
根据阳编字〔2021〕59号文件，阳城县政务服务中心（公共资源交易中心），副科级建制，公益一类事业单位，核定编制47名，领导职数1副。目前，政务服务中心全额在编21人。下设“一室九股”，分别为综合办公室、政务服务标准化建设股、考核监督股、信息网络管理股、综合受理和代办服务股、人事财务股、交易受理股、政府采购股、交易组织股和土地产权股。
中心负责组织协调开展县级政务服务工作；承办优化营商环境相关工作；指导乡（镇）便民服务中心、村（社区）便民服务点建设和运行工作；负责“4234567”热线平台建设的日常工作；负责县本级政府集中采购、公共资源进场交易等事务性工作。
“三公”经费：指省直部门用财政拨款安排的因公出国（境）费用、公务用车购置及运行费和公务接待费。其中：因公出国（境）费用反映单位公务出国（境）的国际旅费、国外城市间交通费、住宿费、伙食费、培训费、公杂费等支出；公务用车购置费反映公务用车购置支出（含车辆购置税、牌照费）；公务用车运行维护费反映单位按规定保留的公务用车燃料费、维修费、过路过桥费、保险费、安全奖励费用等支出；公务接待费反映机关和参公事业单位按规定开支的各类公务接待（含外宾接待）支出。
五、政府购买服务：根据我国现行政策规定，政府购买服务，是指充分发挥市场机制作用，将国家机关属于自身职责范围且适合通过市场化方式提供的服务事项，按照政府采购方式和程序，交由符合条件的服务供应商承担，并根据服务数量和质量等情况向其支付费用的行为。`
