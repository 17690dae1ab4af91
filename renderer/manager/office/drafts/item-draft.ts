/** An item as a form writes it: materials one a line; what the form does not show is kept from the version before. */
import type { Material, ServiceItem } from '../../../../domain/plan/settings.ts'
import type { Draft } from '../../../settings/use-settings.ts'

export type ItemForm = Omit<Draft<ServiceItem>, 'materials' | 'guide'> & {
  /** "name | English name", one a line. */ materials: string
}

const EMPTY: Omit<ServiceItem, 'queue'> = {
  id: '',
  name: '',
  nameEn: '',
  department: '',
  departmentEn: '',
  kind: 'public',
  isApplicantInitiated: true,
  serviceMin: 10,
  materials: [],
  remark: '',
  remarkEn: '',
  isSelfService: false,
  isNearby: false,
}

/** A form for an item, or an empty one. */
export function draftOf(item: ServiceItem | null, queue: string): ItemForm {
  const { guide: _guide, materials, ...rest } = item ?? { ...EMPTY, queue }
  return { ...rest, materials: materials.map((one) => `${one.name} | ${one.nameEn}`).join('\n') }
}

/** The item that a form stands for. */
export function itemOf(form: ItemForm, before: ServiceItem | null): ServiceItem {
  const { materials, ...rest } = form
  const lines = materials
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    ...rest,
    id: rest.id.trim(),
    name: rest.name.trim(),
    nameEn: rest.nameEn.trim(),
    materials: lines.map((line) => materialOf(line, before)),
    ...(before?.guide ? { guide: before.guide } : {}),
  }
}

/** A material that was there before keeps its hints and form. */
function materialOf(line: string, before: ServiceItem | null): Material {
  const [name = '', nameEn = name] = line.split('|').map((part) => part.trim())
  const known = before?.materials.find((one) => one.name === name)
  return { hint: '', hintEn: '', ...known, name, nameEn: nameEn === '' ? name : nameEn }
}
