/** What a page with forms needs: the names of fields, and words where one is full; importing this is enough (SEND-15, SEND-19). */
import '../full-field.ts'
import { nameFieldsBy } from './field-text.ts'
import { locale } from './locale.ts'

const NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  answer: ['答复', 'answer'],
  badgeNo: ['工号', 'badge number'],
  basis: ['依据', 'legal basis'],
  counted: ['件数', 'how many'],
  date: ['日期', 'date'],
  day: ['日期', 'date'],
  days: ['期限', 'time'],
  department: ['部门', 'department'],
  documentNo: ['批准文号', 'document no.'],
  from: ['开始', 'beginning'],
  fromDate: ['从哪天起', 'from which day'],
  items: ['事项', 'matters'],
  label: ['窗口号', 'window'],
  mend: ['怎么补', 'how to mend'],
  minutes: ['分钟数', 'minutes'],
  name: ['名称', 'name'],
  nameEn: ['英文名称', 'English name'],
  note: ['说明', 'note'],
  papers: ['材料', 'papers'],
  phone: ['电话', 'phone number'],
  pin: ['口令', 'PIN'],
  place: ['地点', 'place'],
  question: ['问了什么', 'question'],
  reason: ['原因', 'reason'],
  reasons: ['理由', 'reasons'],
  receiptNo: ['备案回执号', 'filing receipt no.'],
  reference: ['编号', 'reference'],
  remedies: ['救济途径', 'remedies'],
  result: ['结果是什么', 'what it is'],
  serviceMin: ['平均办理（分钟）', 'mean service (min)'],
  text: ['内容', 'text'],
  textEn: ['英文', 'English text'],
  ticketNo: ['号码', 'ticket number'],
  to: ['结束', 'end'],
  trackingNo: ['快递单号', 'tracking number'],
  untilDate: ['到哪天为止', 'until'],
  words: ['说明', 'words'],
}

nameFieldsBy(nameOf)

/** One that no form has stands for itself. */
function nameOf(path: string): string {
  const names = path
    .split('.')
    .filter((part) => part !== 'command' && !/^\d+$/.test(part))
    .map((part) => NAMES[part]?.[locale.value === 'zh' ? 0 : 1])
  return names.at(-1) ?? path
}
