import { getDocumentProxy } from 'unpdf'

type Outline = { title: string; dest: unknown; items: Outline[] }

/** A PDF as its reader gives it, as far as tests look at it. */
export type Pdf = {
  numPages: number
  getPage: (number: number) => Promise<{
    getAnnotations: () => Promise<{ dest: unknown }[]>
    getTextContent: () => Promise<{ items: { str: string; transform: number[] }[] }>
    getViewport: (how: { scale: number }) => { width: number; height: number }
  }>
  getOutline: () => Promise<Outline[] | null>
  getDestination: (name: string) => Promise<unknown[]>
  getPageIndex: (ref: unknown) => Promise<number>
}

/** A bookmark, the page that it leads to, and those below it. */
export type Bookmark = { title: string; page: number; below: Bookmark[] }

/** Opens a PDF to look at. */
export const openPdf = async (bytes: Uint8Array): Promise<Pdf> =>
  (await getDocumentProxy(new Uint8Array(bytes))) as unknown as Pdf

async function pageOf(pdf: Pdf, dest: unknown): Promise<number> {
  const [ref] = (typeof dest === 'string' ? await pdf.getDestination(dest) : dest) as unknown[]
  return (await pdf.getPageIndex(ref)) + 1
}

/** The pages that the links on a page lead to, in the order in which they stand. */
export async function linksOn(pdf: Pdf, page: number): Promise<number[]> {
  const links = await (await pdf.getPage(page)).getAnnotations()
  return Promise.all(links.map(({ dest }) => pageOf(pdf, dest)))
}

/** The bookmarks of a PDF. */
export async function bookmarksOf(pdf: Pdf): Promise<Bookmark[]> {
  const read = async ({ title, dest, items }: Outline): Promise<Bookmark> => ({
    title,
    page: await pageOf(pdf, dest),
    below: await Promise.all(items.map(read)),
  })
  return Promise.all(((await pdf.getOutline()) ?? []).map(read))
}
