const text = (minLength: number, maxLength: number) => ({ type: 'string', minLength, maxLength })
const address = { type: 'string', pattern: '^https://', maxLength: 3000 }
const flag = { type: 'boolean' }
const names = (maxItems: number) => ({
  type: 'array',
  items: text(1, 50),
  minItems: 1,
  maxItems,
  uniqueItems: true,
})

const whole = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const command = whole({
  command: { ...text(2, 32), pattern: '^/' },
  url: address,
  description: text(1, 2000),
  usage_hint: text(1, 1000),
  should_escape: flag,
})

const shortcut = whole({
  name: text(1, 24),
  type: { enum: ['message', 'global'] },
  callback_id: text(1, 255),
  description: text(1, 150),
})

/**
 * What Slack takes for the parts of a manifest that this app has: the limits that Slack publishes in
 * github.com/slackapi/manifest-schema, version 2, read on 21 November 2026 and stated here in our own words. A part that
 * is not named here is refused.
 */
export const manifestSchema = whole({
  _metadata: whole({ major_version: { const: 2 }, minor_version: { type: 'integer' } }),
  display_information: whole({
    name: text(1, 35),
    description: text(1, 140),
    long_description: text(175, 4000),
    background_color: { type: 'string', pattern: '^#([0-9a-fA-F]{3}){1,2}$' },
  }),
  features: whole({
    app_home: whole({
      home_tab_enabled: flag,
      messages_tab_enabled: flag,
      messages_tab_read_only_enabled: flag,
    }),
    bot_user: whole({ display_name: text(1, 80), always_online: flag }),
    slash_commands: { type: 'array', items: command, minItems: 1, maxItems: 50 },
    shortcuts: { type: 'array', items: shortcut, minItems: 1, maxItems: 10 },
  }),
  oauth_config: whole({ scopes: whole({ bot: names(255) }) }),
  settings: whole({
    event_subscriptions: whole({ request_url: address, bot_events: names(100) }),
    interactivity: whole({ is_enabled: flag, request_url: address, message_menu_options_url: address }),
    org_deploy_enabled: flag,
    socket_mode_enabled: flag,
    token_rotation_enabled: flag,
  }),
})
