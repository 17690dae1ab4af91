/** What this kiosk offers around the clock besides numbers: only what the hall really has (KIOSK-9, KIOSK-13). */
import type { SitePlan } from '../../../domain/plan/site-plan.ts'
import type { IconName } from '../../app/icons.ts'
import type { KioskKey } from '../texts.ts'
import type { Page } from '../stage/visit.ts'

export interface ServiceTile {
  readonly page: Page
  readonly icon: IconName
  readonly title: KioskKey
  /** null: from the hall's rules (book-tile.ts). */
  readonly line: KioskKey | null
}

const BOOK: ServiceTile = { page: { name: 'book' }, icon: 'calendar', title: 'tileBook', line: null }
const GUIDES: ServiceTile = { page: { name: 'guides' }, icon: 'book', title: 'tileGuides', line: 'tileGuidesLine' }
const NEAR: ServiceTile = { page: { name: 'near' }, icon: 'pin', title: 'tileNear', line: 'tileNearLine' }
const CASES: ServiceTile = { page: { name: 'cases' }, icon: 'document', title: 'tileCases', line: 'tileCasesLine' }
const SELF: ServiceTile = { page: { name: 'self' }, icon: 'printer', title: 'tileSelf', line: 'tileSelfLine' }
const SUGGEST: ServiceTile = {
  page: { name: 'suggest' },
  icon: 'message',
  title: 'tileSuggest',
  line: 'tileSuggestLine',
}

/** The tiles of a hall. `isLost`: without a line nothing that the hall must answer is offered. */
export function serviceTiles(plan: SitePlan, isLost: boolean): readonly ServiceTile[] {
  return [
    ...(plan.booking && !isLost ? [BOOK] : []),
    GUIDES,
    ...((plan.site?.nearby.length ?? 0) > 0 ? [NEAR] : []),
    ...(plan.items.some((item) => item.isSelfService) ? [SELF] : []),
    ...(isLost ? [] : [CASES, SUGGEST]),
  ]
}
