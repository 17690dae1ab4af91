/** A site's name in a language: a station need not have an English one (SETUP-14). */

/** The name of a site; the Chinese one where there is no English one. */
export function titleIn(
  { title, titleEn }: { readonly title: string; readonly titleEn: string },
  language: 'zh' | 'en',
): string {
  return language === 'en' && titleEn !== '' ? titleEn : title
}

/** Both names, for whoever reads either: "渭原县政务大厅 · Weiyuan County Hall". */
export function bothTitles({ title, titleEn }: { readonly title: string; readonly titleEn: string }): string {
  return titleEn === '' || titleEn === title ? title : `${title} · ${titleEn}`
}
