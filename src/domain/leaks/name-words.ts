/** Forenames that are common words or months too: alone and in small letters, or beside a number, they are no name. */
export const nameWords: ReadonlySet<string> = new Set(
  `abbey amber angel april art august autumn bill brook brooks chase christian clay cliff coral daisy dale dawn dean drew earl faith
  february fern flora frank free friday gene ginger glen grace grant guy happy harmony heath heather hazel holly hope iris ivy jack jade
  jasmine jay jean joy june justice kit lane laurel lily major mark marks max may mercy merit miles mike misty monday nick nova olive pat
  patience pearl penny pepper poppy price prince queen rain ray read reed reef rich river rob robin rocky rose ruby rue rusty sage sandy saturday
  sky skip sonny star stone storm sue summer sunday sunny thursday tuesday violet wade ward wednesday west will willow winter wren
  young baker bell best brown butcher carter case church clerk cook cross day field fisher ford forest fox good green hall hand hill
  house hunt king knight lamb law little long love mason miller mills moon moor park parish parker potter pound short smith snow
  speed street summers swift taylor turner walker wall waters way weeks wells white wise wood woods wright youth`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
