#!/bin/sh
# Guess: to-jyutping, which marks the Cantonese readings of Chinese and takes simplified characters without a word, reads
# 离婚登记 as it reads 離婚登記, and says of 3号窗口 the 3 as well.
# Really: words of a hall are read by what their simplified characters were of old: 离婚 is ci1 fan1 (離婚 lei4 fan1), 医疗
# ai3 liu4 (醫療 ji1 liu4), 种类 cung4 leoi6 (種類 zung2 leoi6), 干部 gon1 bou6 (幹部 gon3 bou6), 回复 wui4 fuk6 (回覆 wui4 fuk1).
# Twelve of the 60 asked here differ between the scripts, of which 请 (cing2, 請 ceng2) may be said either way; turned into
# Hong Kong's characters first (opencc-js) these are right. Figures and letters have no reading at all: 請A103號到3號窗口
# has three gaps. Most words, 身份证 and 不动产登记 among them, are right in both.
# Whom it hurts: calls and announcements in Cantonese made from a hall's own, simplified texts.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='to-jyutping@3.1.1 opencc-js@1.4.2'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as OpenCC from 'opencc-js'
import ToJyutping from 'to-jyutping'
const traditional = OpenCC.Converter({ from: 'cn', to: 'hk' })
const read = (text) => ToJyutping.getJyutpingText(text)
const WORDS =
  '请到三号窗口 请稍候 请取号 行政服务中心 不动产登记 社会保险 医疗保险 养老金 结婚登记 离婚登记 户口簿 出生证明 身份证 居住证 ' +
  '出入境 车辆登记 驾驶证 营业执照 注销登记 税务 公积金 长者 长期护理 调解 调查 处理 会计 会议 供应 更正 种植 种类 当事人 参加 ' +
  '听证 空调 教育 少数民族 数据 数量 房间 分别 一只 发票 范围 系统 复印 回复 干部 签证 综合 咨询 投诉 残疾 退休 合同 公证 遗失 预约 大厅'
const words = WORDS.split(' ')
const differ = words.filter((word) => read(word) !== read(traditional(word)))
const seen = { words: words.length, differ: differ.length }
for (const word of differ) seen[word] = `${read(word)} | ${traditional(word)} ${read(traditional(word))}`
seen['請A103號到3號窗口'] = read('請A103號到3號窗口')
seen['身份证'] = read('身份证')
const expected = {
  words: 60,
  differ: 12,
  请到三号窗口: 'cing2 dou3 saam1 hou6 coeng1 hau2 | 請到三號窗口 ceng2 dou3 saam1 hou6 coeng1 hau2',
  请稍候: 'cing2 saau2 hau6 | 請稍候 ceng2 saau2 hau6',
  请取号: 'cing2 ceoi2 hou6 | 請取號 ceng2 ceoi2 hou6',
  医疗保险: 'ai3 liu4 bou2 him2 | 醫療保險 ji1 liu4 bou2 him2',
  离婚登记: 'ci1 fan1 dang1 gei3 | 離婚登記 lei4 fan1 dang1 gei3',
  种类: 'cung4 leoi6 | 種類 zung2 leoi6',
  听证: 'ting1 zing3 | 聽證 teng1 zing3',
  数据: 'sou3 geoi1 | 數據 sou3 geoi3',
  一只: 'jat1 zi2 | 一隻 jat1 zek3',
  复印: 'fuk6 jan3 | 複印 fuk1 jan3',
  回复: 'wui4 fuk6 | 回覆 wui4 fuk1',
  干部: 'gon1 bou6 | 幹部 gon3 bou6',
  請A103號到3號窗口: 'ceng2 […] hou6 dou3 […] hou6 coeng1 hau2',
  身份证: 'san1 fan2 zing3',
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
