import type { KnownBlock } from '@slack/types'
import { packFormModal } from './modal.ts'

const { fields } = packFormModal

/** Asks for one of two answers, with what was said before; its `version` is what it was asked of. */
export const yesOrNo = (
  key: string,
  label: string,
  was: boolean | undefined,
  { yes = 'Yes', no = 'No', optional = false, version = 0 } = {},
): KnownBlock =>
  fields.one.block({
    key,
    version,
    label,
    optional,
    choices: [
      { value: 'yes', text: yes },
      { value: 'no', text: no },
    ],
    initial: was === undefined ? null : was ? 'yes' : 'no',
  })

/** Asks for some sentences, with what was written before. */
export const long = (
  key: string,
  label: string,
  initial = '',
  more: { hint?: string; optional?: boolean } = {},
): KnownBlock => fields.long.block({ key, label, initial, ...more })
