import { h } from './dom.js'
import { unknownPart } from './unknown-part.js'

/** Draws an image of a block or element; one that can't be loaded leaves its words, one out of Slack's own files is shown as data. */
export function picture(part, name) {
  if (!part.image_url) return unknownPart(part)
  const lost = () => image.replaceWith(h('span', { class: 'image-lost' }, part.alt_text || 'Image'))
  const image = h('img', {
    class: name,
    src: part.image_url,
    alt: part.alt_text,
    loading: 'lazy',
    onerror: lost,
  })
  return image
}
