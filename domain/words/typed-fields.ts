/**
 * Fields in which people write, by name and at any depth: the one list by which what they typed is masked before it is
 * kept, sealed while it is, and withheld from other programs (PRIVACY-2, RETAIN-1, EXPORT-2). A field of free text has one
 * of these names; a list of strings is a choice, not text.
 */

/** Sealed under the key of their month and withheld from whatever leaves; no rule reads them (LIFE-4). */
export const TYPED_FIELDS = [
  'reason',
  'note',
  'text',
  'answer',
  'words',
  'remark',
  'comment',
  'reasons',
  'remedies',
  'mend',
  'question',
] as const

/** Words about places and things, in which a number of a person has no business either: masked alone. */
export const MASKED_FIELDS = [...TYPED_FIELDS, 'place', 'summary', 'remedy', 'detail', 'basis', 'title', 'to'] as const
