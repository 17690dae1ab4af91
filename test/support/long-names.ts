/** A county's hall whose names are all as long as they get in earnest: an autonomous county, matters by their full title. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { siteFile } from '../../server/site-file/config.ts'

type Named = Record<string, unknown> & { id: string; name: string; nameEn: string; label: string; zone: string }

const LONGEST = {
  name: '城乡居民基本养老保险关系转移接续申请（跨省）',
  nameEn: 'Transfer of basic pension insurance of residents between provinces',
  department: '人力资源和社会保障局城乡居民保险中心',
  departmentEn: 'Human Resources and Social Security, Residents Insurance Centre',
  remark: '申请人须在转移前结清全部欠费，跨省的由转入地在十五个工作日内发出联系函',
  remarkEn: 'All contributions owed must be settled first; the receiving office writes within fifteen working days',
  materials: [
    {
      name: '申请人有效身份证件原件及复印件（委托办理的另带委托书）',
      nameEn: 'Original and copy of a valid identity document (and a power of attorney)',
      hint: '居民身份证、临时身份证、社会保障卡或者港澳台居民居住证都可以，原件当场退还',
      hintEn: 'Resident identity card, temporary card, social-security card or residence permit; handed back at once',
    },
    {
      name: '基本养老保险参保缴费凭证',
      nameEn: 'Proof of contributions',
      hint: '转出地出具',
      hintEn: 'issued where you leave',
    },
    { name: '银行账户信息', nameEn: 'Bank account' },
  ],
}

/** Writes that hall's file into `folder`; its path, for `--site`. */
export function longNamedSite(folder: string): string {
  const site = parse(readFileSync(siteFile('county'), 'utf8')) as Record<string, Named[]>
  const each = (list: string, change: (one: Named) => Partial<Named>): void =>
    (site[list] ?? []).forEach((one) => Object.assign(one, change(one)))
  each('zones', ({ id }) => ({
    name: `二楼东侧综合受理服务 ${id} 区`,
    nameEn: `Integrated acceptance area ${id}, second floor`,
    way: '进门直走经过咨询台后左转，乘右手边的自动扶梯上到二楼，沿走廊向东直走约五十米，经过母婴室和饮水处，在第三个路口右转，看到电子综合屏就在正对面坐下等',
    wayEn:
      'past the information desk, left, up the escalator on your right, along the corridor to the east for fifty metres, right at the third crossing',
    stepFreeWay: '轮椅请走大厅北侧无障碍通道，乘 2 号无障碍电梯上二楼，出电梯右转',
  }))
  each('queues', ({ id, name, nameEn }) => ({
    // Letters run out in a large hall: some have two.
    ...('MN'.includes(id) && { prefix: `A${id}` }),
    name: `${name}综合受理（含城乡居民与企业）`,
    nameEn: `${nameEn} for residents and companies`,
  }))
  each('categories', ({ name, nameEn }) => ({
    ...{ name: `${name}·综合受理`, nameEn: `${nameEn} and related services` },
    ...{
      examples: '设立、变更、注销、各类许可、延续、补证',
      examplesEn: 'start, change, close, licences, renewals, copies',
    },
  }))
  each('counters', ({ id, name, nameEn }) => ({
    ...{ label: `综合${id}甲`, name: `综合受理·${name}（含城乡居民）`, nameEn: `Integrated counter: ${nameEn}` },
  }))
  each('clerks', () => ({ name: '阿卜杜热合曼·买买提吐尔逊', post: '城乡居民社会保障综合受理岗（甲）' }))
  const title = '渭北回族满族自治县行政审批服务局政务服务中心'
  const titleEn = 'Weibei Hui and Manchu Autonomous County Government Service Centre'
  const path = join(folder, 'long-names.yaml')
  const include = [{ catalogue: 'vehicle-items' }]
  writeFileSync(path, stringify({ ...site, title, titleEn, include, items: longItems() }))
  return path
}

function longItems(): readonly object[] {
  const path = join(import.meta.dirname, '..', '..', 'config', 'catalogue', 'hall-items.yaml')
  const { items } = parse(readFileSync(path, 'utf8')) as { items: Named[] }
  return items.map((one) => ({
    ...one,
    ...{ name: `${one.name}（含变更延续补证）`, nameEn: `${one.nameEn}, with changes, renewals and copies` },
    ...(one.id === 'c01' ? LONGEST : {}),
  }))
}
