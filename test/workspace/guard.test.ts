import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveWorkspace } from '../../src/workspace/index.ts'
import { EVE, freshState, type House, SAM, seed, startHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.stop())

const status = (path: string, headers: Record<string, string>, method = 'GET') =>
  new Promise<number>((resolve, reject) => {
    const call = request({ port: house.port, host: '127.0.0.1', path, headers, method }, (answer) => {
      answer.destroy()
      resolve(answer.statusCode ?? 0)
    })
    call.once('error', reject)
    call.end()
  })

const sessionOf = async (user: string) => {
  const html = await (await fetch(`${house.url}/?as=${user}`)).text()
  return /data-session="([^"]+)"/.exec(html)?.[1] ?? ''
}

const PATHS = [
  '/',
  '/workspace/snapshot',
  '/workspace/stream',
  '/workspace/assets/main.js',
  '/api/auth.test',
  '/files-pri/x/y',
]

describe('the workspace answers only its own page', () => {
  it.each(PATHS)('%s refuses a foreign Host', async (path) => {
    expect(await status(path, { host: 'evil.example' })).toBe(403)
    expect(await status(path, { host: `127.0.0.1:${house.port + 1}` })).toBe(403)
    expect(await status(path, { host: `127.0.0.1.evil.example:${house.port}` })).toBe(403)
  })

  it.each(PATHS)('%s refuses a foreign Origin, another port, null, and another site', async (path) => {
    const host = `127.0.0.1:${house.port}`
    for (const origin of ['https://evil.example', `http://localhost:${house.port + 1}`, 'null'])
      expect(await status(path, { host, origin })).toBe(403)
    expect(await status(path, { host, 'sec-fetch-site': 'cross-site' })).toBe(403)
  })

  it('takes a person who comes by a link from elsewhere, but not into a frame', async () => {
    const visit = {
      host: `127.0.0.1:${house.port}`,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
    }
    expect(await status('/', { ...visit, 'sec-fetch-dest': 'document' })).toBe(200)
    expect(await status('/', { ...visit, 'sec-fetch-dest': 'iframe' })).toBe(403)
    expect(await status('/workspace/snapshot', { ...visit, 'sec-fetch-dest': 'document' })).toBe(403)
  })

  it('takes its own', async () => {
    const host = `localhost:${house.port}`
    expect(await status('/', { host, origin: `http://localhost:${house.port}` })).toBe(200)
  })

  it('binds to this machine only', async () => {
    const options = {
      port: 0,
      stateFile: freshState(),
      seed,
      botUrl: 'http://127.0.0.1:1',
      signingSecret: 's',
      botToken: 't',
      realNow: Date.now,
    }
    await expect(serveWorkspace({ ...options, host: '0.0.0.0' })).rejects.toThrow('this machine only')
  })
})

describe('the page acts for the person chosen', () => {
  it('refuses without a session, and with one that was not given out', async () => {
    expect(await status('/workspace/snapshot', {})).toBe(401)
    expect(
      await status('/workspace/snapshot', {
        'x-workspace-session': `${SAM}.0123456789abcdef0123456789abcdef`,
      }),
    ).toBe(401)
    const session = await sessionOf(SAM)
    expect(await status('/workspace/snapshot', { 'x-workspace-session': session })).toBe(200)
    expect(await status('/workspace/snapshot', { 'x-workspace-session': session.replace(SAM, EVE) })).toBe(
      401,
    )
  })

  it('shows no private channel to who is not in it', async () => {
    const session = await sessionOf(SAM)
    const look = await fetch(`${house.url}/workspace/snapshot?channel=C0PRIVATE1&session=${session}`)
    expect(await look.json()).toMatchObject({
      ok: false,
      trouble: 'There is no such channel, or you can’t see it.',
    })
  })

  it('gives a file to who may see it', async () => {
    const { actions } = house.workspace
    const id = actions.upload(SAM, 'note.txt', new TextEncoder().encode('mine'))
    const url = String(actions.files().find((file) => file.id === id)?.url_private)
    expect(await (await fetch(`${url}?session=${await sessionOf(SAM)}`)).text()).toBe('mine')
    expect((await fetch(`${url}?session=${await sessionOf(EVE)}`)).status).toBe(404)
  })

  it('takes no more than a hundred megabytes at once, and says so before they have been sent', async () => {
    const headers = {
      'content-length': String(101 * 1024 * 1024),
      'x-workspace-session': await sessionOf(SAM),
    }
    const status = await new Promise((resolve, reject) => {
      const asked = request(
        `${house.url}/workspace/upload?name=large`,
        { method: 'POST', headers },
        (answer) => {
          resolve(answer.statusCode)
          asked.destroy()
        },
      )
      asked.on('error', reject)
      asked.flushHeaders()
    })
    expect(status).toBe(413)
  })
})
