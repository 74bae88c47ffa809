/** @jsxRuntime automatic @jsxImportSource hono/jsx */
const STYLES =
  'base controls layout sidebar panes messages composer files blocks fields combo modal inspector side-by-side narrow'.split(
    ' ',
  )

/** The page's empty frame: the script, `main` or `side-by-side`, draws everything into it. */
export function shell({ team, session, script }: { team: string; session: string; script: string }): string {
  const page = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content"
        />
        <title>{team}</title>
        <link rel="icon" href="/workspace/assets/icon.svg" />
        {STYLES.map((name) => (
          <link rel="stylesheet" href={`/workspace/assets/${name}.css`} />
        ))}
        <script type="module" src={`/workspace/assets/${script}.js`} />
      </head>
      <body data-session={session}>
        <a class="skip" href="#conversation">
          Skip to the conversation
        </a>
        <div id="app">
          <p class="loading">Opening {team}…</p>
        </div>
        <noscript>This page needs JavaScript.</noscript>
      </body>
    </html>
  )
  return `<!doctype html>${page}`
}
