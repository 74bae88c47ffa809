-- Events are the record: nobody changes or removes one, and each follows the one before it.
CREATE TRIGGER `events_never_change` BEFORE UPDATE ON `events`
BEGIN SELECT RAISE(ABORT, 'events are append-only: an event is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `events_never_go` BEFORE DELETE ON `events`
BEGIN SELECT RAISE(ABORT, 'events are append-only: an event is never removed'); END;
--> statement-breakpoint
CREATE TRIGGER `events_follow` BEFORE INSERT ON `events`
WHEN NEW.`seq` <> (SELECT coalesce(max(`seq`), 0) + 1 FROM `events` WHERE `chain` = NEW.`chain`)
  OR EXISTS (SELECT 1 FROM `events` WHERE `position` = NEW.`position`)
BEGIN SELECT RAISE(ABORT, 'events are append-only: an event follows the last one of its chain'); END;
--> statement-breakpoint
-- A payload may only be sealed, once, with a reason.
CREATE TRIGGER `event_payloads_only_seal` BEFORE UPDATE ON `event_payloads`
WHEN NEW.`position` <> OLD.`position` OR OLD.`body` IS NULL OR NEW.`body` IS NOT NULL OR coalesce(NEW.`sealed`, '') = ''
BEGIN SELECT RAISE(ABORT, 'what an event says is never changed, only sealed with a reason'); END;
--> statement-breakpoint
CREATE TRIGGER `event_payloads_never_go` BEFORE DELETE ON `event_payloads`
BEGIN SELECT RAISE(ABORT, 'what an event says is never removed, only sealed with a reason'); END;
--> statement-breakpoint
CREATE TRIGGER `event_payloads_once` BEFORE INSERT ON `event_payloads`
WHEN EXISTS (SELECT 1 FROM `event_payloads` WHERE `position` = NEW.`position`)
BEGIN SELECT RAISE(ABORT, 'what an event says is never changed, only sealed with a reason'); END;
--> statement-breakpoint
-- Finding a pupil among all schools by the beginnings of words.
CREATE VIRTUAL TABLE `pupil_words` USING fts5(`search`, content='pupils', content_rowid='number', prefix='1 2 3', columnsize=0, tokenize="unicode61 remove_diacritics 0");
--> statement-breakpoint
INSERT INTO `pupil_words`(`pupil_words`, rank) VALUES ('secure-delete', 1);
--> statement-breakpoint
CREATE TRIGGER `pupil_words_in` AFTER INSERT ON `pupils`
BEGIN INSERT INTO `pupil_words`(rowid, `search`) VALUES (NEW.`number`, NEW.`search`); END;
--> statement-breakpoint
CREATE TRIGGER `pupil_words_out` AFTER DELETE ON `pupils`
BEGIN INSERT INTO `pupil_words`(`pupil_words`, rowid, `search`) VALUES ('delete', OLD.`number`, OLD.`search`); END;
--> statement-breakpoint
CREATE TRIGGER `pupil_words_again` AFTER UPDATE OF `number`, `search` ON `pupils`
WHEN NEW.`number` <> OLD.`number` OR NEW.`search` <> OLD.`search`
BEGIN
  INSERT INTO `pupil_words`(`pupil_words`, rowid, `search`) VALUES ('delete', OLD.`number`, OLD.`search`);
  INSERT INTO `pupil_words`(rowid, `search`) VALUES (NEW.`number`, NEW.`search`);
END;
