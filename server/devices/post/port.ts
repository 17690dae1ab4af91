/** What the post is to the hall: it takes a parcel under a reference of the hall's and gives it a number to follow it by. */

export interface Parcel {
  /** The case's number: the same parcel whenever it is handed over again. */
  readonly reference: string
  /** What lies in it, in words. */
  readonly content: string
  /** Name, phone and address; goes to the post alone and is kept nowhere else. */
  readonly to: string
}

export type PostAnswer =
  | { readonly kind: 'taken'; readonly trackingNo: string }
  /** It will not carry this; `why` in its own words. */
  | { readonly kind: 'refused'; readonly why: string }

/** One carrier. A promise that does not settle counts as silence. */
export interface Post {
  /** Handed over again under the same reference it gives the same number. Throws when it is out of reach. */
  handOver(parcel: Parcel): Promise<PostAnswer>
  /** The parcel does not leave after all. */
  cancel(reference: string): Promise<void>
}
