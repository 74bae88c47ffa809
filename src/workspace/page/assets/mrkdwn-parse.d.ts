/** A piece of text as it is shown; what is inside another stands in `children`. */
export interface MrkdwnNode {
  kind: string
  value?: string
  id?: string
  href?: string
  children?: MrkdwnNode[]
}

export function parseMrkdwn(source: string): MrkdwnNode[]
export function parsePlain(source: string, emoji?: boolean): MrkdwnNode[]
