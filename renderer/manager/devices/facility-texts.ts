/** Texts of the facility self-check. */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  title: '设施自查',
  sum: '系统看到 {good} 项正常，{missing} 项有缺；{asked} 项请到现场看',
  basis: '依据：暂行办法第四条，DB61/T 1121-2018',
  print: '打印自查表',
  loading: '正在看',
  ok: '正常',
  missing: '有缺',
  ask: '待现场看',
  box: '□ 是　□ 否',
  sign: '检查人：____________',
  date: '日期：____________',
  state: '结果',
  line: '项目',
  evidence: '看到的',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  title: 'Facility self-check',
  sum: 'The {hall} sees {good} in order and {missing} lacking; look at {asked} on site',
  basis: 'Basis: Interim Measures, article 4; DB61/T 1121-2018',
  print: 'Print the form',
  loading: 'Looking',
  ok: 'In order',
  missing: 'Lacking',
  ask: 'Look on site',
  box: '□ yes  □ no',
  sign: 'Checked by: ____________',
  date: 'Date: ____________',
  state: 'Result',
  line: 'What',
  evidence: 'What is seen',
}

export const { t: f } = createPageI18n({ zh, en })
