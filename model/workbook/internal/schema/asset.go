package schema

import (
	"strings"

	"yugong/model"
)

// AssetDate is the line of 国有资产 that says to which day the figures hold.
const AssetDate = "截止日期"

// AssetNames are the names that the forms know.
func AssetNames() []string {
	return []string{AssetDate, "公务用车编制", "公务用车实有", "领导用车", "机要通信用车", "应急保障用车", "执法执勤用车",
		"特种专业技术用车", "事业单位业务用车", "其他公务用车", "办公用房面积", "50万元以上通用设备", "100万元以上通用设备"}
}

// AssetRows are the rows in which assets are to be counted.
func AssetRows(names []string) []model.Asset {
	rows := make([]model.Asset, len(names))
	for i, name := range names {
		rows[i] = model.Asset{Name: model.Text{Value: name}, Measure: model.Text{Value: AssetMeasure(name)}}
	}
	return rows
}

// AssetMeasure is how a customary asset is counted.
func AssetMeasure(name string) string {
	switch {
	case name == AssetDate:
		return ""
	case name == "办公用房面积":
		return "平方米"
	case strings.HasSuffix(name, "设备"):
		return "台（套）"
	}
	return "辆"
}
