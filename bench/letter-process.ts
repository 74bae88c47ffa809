import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { paperToDocx } from '../src/documents/paper-to-docx.ts'
import { createTypesetter } from '../src/documents/paper-to-pdf.ts'
import { browserFiles } from '../test/stories/browser.ts'
import { aLetter, asPage } from './a-letter.ts'

/** Who makes letters, how many, and where the Word files stay for LibreOffice to convert. */
export type LetterOrder = { maker: 'pdf' | 'word' | 'chromium'; letters: number; folder: string }
/** How long each took, in milliseconds. */
export type MadeLetters = { each: number[] }

const warmUp = 10

async function timed(letters: number, make: (number: number) => Promise<unknown>): Promise<number[]> {
  const each: number[] = []
  for (let number = 1; number <= warmUp + letters; number += 1) {
    const began = performance.now()
    await make(number)
    if (number > warmUp) each.push(performance.now() - began)
  }
  return each
}

async function inChromium(letters: number): Promise<number[]> {
  const { executablePath, env } = browserFiles()
  const browser = await chromium.launch({ executablePath, env, args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const each = await timed(letters, async (number) => {
    await page.setContent(asPage(aLetter(number)))
    await page.pdf({ format: 'A4', tagged: true })
  })
  await browser.close()
  return each
}

const makers: Record<LetterOrder['maker'], (order: LetterOrder) => Promise<number[]>> = {
  chromium: ({ letters }) => inChromium(letters),
  pdf: async ({ letters }) => {
    const typesetter = createTypesetter()
    return timed(letters, async (number) => typesetter.pdf(aLetter(number)))
  },
  word: async ({ letters, folder }) => {
    mkdirSync(folder, { recursive: true })
    const made: Uint8Array[] = []
    const each = await timed(letters, async (number) => made.push(await paperToDocx(aLetter(number))))
    for (const [index, docx] of made.slice(warmUp).entries())
      writeFileSync(join(folder, `${index}.docx`), docx)
    return each
  },
}

const [order] = (await once(process, 'message')) as [LetterOrder]
process.send?.({ each: await makers[order.maker](order) } satisfies MadeLetters)
process.disconnect()
