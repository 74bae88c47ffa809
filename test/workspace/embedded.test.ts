import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { WebClient } from '@slack/web-api'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createWorkspace, type Workspace } from '../../src/workspace/index.ts'
import { CHANNEL, freshState, SAM, seed } from './house.ts'

const secrets = { signingSecret: 'secret', botToken: 'xoxb-embedded' }

const inMemory = (deliver: (request: Request) => Promise<Response>, more = {}): Workspace =>
  createWorkspace({ stateFile: freshState(), seed, ...secrets, deliver, realNow: Date.now, ...more })

describe('a workspace inside the app’s own server', () => {
  it('shares the port, leaves the app’s routes alone, and hands requests over without a network', async () => {
    const app = new Hono()
      .get('/healthz', (c) => c.text('well'))
      .post('/slack/events', async (c) => {
        const form = new URLSearchParams(await c.req.text())
        return c.text(`${form.get('command')} ${form.get('text')} in ${form.get('channel_name')}`)
      })
    const workspace = inMemory(async (request) => app.fetch(request))
    app.route('/', workspace.routes)
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

    expect(await (await fetch(`${url}/healthz`)).text()).toBe('well')
    expect(await (await fetch(`${url}/`)).text()).toContain('Ashgrove High School')
    await workspace.actions.command(SAM, CHANNEL, '/fasttrack find  Jo Smith')
    expect(workspace.actions.messages(CHANNEL, SAM).at(-1)).toMatchObject({
      text: '/fasttrack find  Jo Smith in attendance',
      ephemeral: true,
    })
    const client = new WebClient(secrets.botToken, { slackApiUrl: `${url}/api/` })
    expect(await client.team.info()).toMatchObject({ team: { domain: 'ashgrove' } })
    server.close()
  })

  it('signs what it sends at its own time', async () => {
    const seen: Request[] = []
    const workspace = inMemory((request) => {
      seen.push(request)
      return Promise.resolve(new Response(''))
    })
    workspace.clock.advanceTo(new Date('2030-01-01T00:00:00Z'))
    await workspace.actions.command(SAM, CHANNEL, '/fasttrack')
    const headers = seen[0]?.headers
    expect(Number(headers?.get('x-slack-request-timestamp'))).toBeGreaterThanOrEqual(Date.UTC(2030, 0) / 1000)
    expect(headers?.get('x-slack-signature')).toMatch(/^v0=[0-9a-f]{64}$/)
  })
})

describe('events', () => {
  it('are repeated at once, with the number and the reason, when they were not taken', async () => {
    const heard: { event: string; retry: string | null; reason: string | null }[] = []
    const workspace = inMemory(async (request) => {
      const { event } = (await request.json()) as { event: { type: string; tab: string } }
      const { headers } = request
      heard.push({
        event: `${event.type} ${event.tab}`,
        retry: headers.get('x-slack-retry-num'),
        reason: headers.get('x-slack-retry-reason'),
      })
      return new Response('', { status: heard.length === 1 ? 500 : 200 })
    })
    await workspace.actions.openHome(SAM)
    await expect.poll(() => heard.length).toBe(2)
    expect(heard).toEqual([
      { event: 'app_home_opened home', retry: null, reason: null },
      { event: 'app_home_opened home', retry: '1', reason: 'http_error' },
    ])
    workspace.close()
  })

  it('commands and interactions are not repeated', async () => {
    let count = 0
    const workspace = inMemory(() => {
      count += 1
      return Promise.resolve(new Response('', { status: 500 }))
    })
    expect(await workspace.actions.command(SAM, CHANNEL, '/fasttrack new')).toEqual({
      ok: false,
      trouble: '/fasttrack failed with the error “dispatch_failed”',
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(count).toBe(1)
  })

  it('a message to the app goes there only if the app asked for it', async () => {
    const kinds: string[] = []
    const workspace = inMemory(async (request) => {
      kinds.push(((await request.json()) as { event: { channel_type: string } }).event.channel_type)
      return new Response('')
    })
    await workspace.actions.say(SAM, workspace.actions.directWith(SAM), 'Hello')
    await workspace.actions.say(SAM, CHANNEL, 'Hello all')
    expect(kinds).toEqual(['im'])
  })
})
