import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Running } from '../../src/serve.ts'
import type { StoryPage } from './driver.ts'
import type { ScreenName } from './screens.ts'

/** One picture: what it shows, be it several screens at once, and what it is in words. */
export type Picture = { shows: ScreenName | readonly ScreenName[]; alt: string }

type Album = Record<string, Picture>

/** A walk to some screens from a fresh demonstration, as pastoral staff on a phone unless it says otherwise. */
export type Walk<P extends Album = Album> = {
  title: string
  size?: { width: number; height: number }
  pictures: P
  play: (page: StoryPage, take: (name: keyof P & string) => Promise<void>, running: Running) => Promise<void>
}

/** Declares a walk, so that it takes no picture that it does not list. */
export const walk = <const P extends Album>(declared: Walk<P>): Walk => declared as unknown as Walk

/** What a picture shows, as a list. */
export const shownOn = ({ shows }: Picture): readonly string[] => [shows].flat()

const folder = fileURLToPath(new URL('./pictures/', import.meta.url))

/** All walks by their names, or those that are named. */
export async function walksNamed(wanted: readonly string[] = []): Promise<[string, Walk][]> {
  const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`There is no walk ${unknown.join(', ')}`)
  const load = async (name: string): Promise<[string, Walk]> => {
    const { pictures } = (await import(pathToFileURL(`${folder}${name}.ts`).href)) as { pictures: Walk }
    return [name, pictures]
  }
  return Promise.all(names.filter((name) => wanted.length === 0 || wanted.includes(name)).map(load))
}
