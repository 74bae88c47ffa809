CREATE TABLE `kept_out` (
	`person` text NOT NULL,
	`pupil` text NOT NULL,
	`why` text NOT NULL,
	`by` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`person`, `pupil`)
);
--> statement-breakpoint
CREATE INDEX `kept_out_by_pupil` ON `kept_out` (`pupil`);--> statement-breakpoint
CREATE TABLE `looks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`person` text NOT NULL,
	`case` text NOT NULL,
	`what` text NOT NULL,
	`document` text
);
--> statement-breakpoint
CREATE INDEX `looks_by_case` ON `looks` (`case`,`id`);--> statement-breakpoint
CREATE INDEX `looks_by_person` ON `looks` (`person`,`id`);--> statement-breakpoint
CREATE TABLE `contact_pupils` (
	`contact` text NOT NULL,
	`pupil` text NOT NULL,
	PRIMARY KEY(`contact`, `pupil`)
);
--> statement-breakpoint
CREATE INDEX `contact_pupils_by_pupil` ON `contact_pupils` (`pupil`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`school` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`on_day` text NOT NULL,
	`at_time` text,
	`who` text NOT NULL,
	`incoming` integer NOT NULL,
	`reached` integer NOT NULL,
	`said` text NOT NULL,
	`next` text NOT NULL,
	`retry_on` text,
	`withdrawn` text,
	`done_by` text NOT NULL,
	`manner` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contacts_by_retry` ON `contacts` (`school`,`retry_on`);--> statement-breakpoint
CREATE TABLE `joint_meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`on_day` text NOT NULL,
	`at_time` text NOT NULL,
	`place` text NOT NULL,
	`proposed_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `joint_sides` (
	`joint` text NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`by` text,
	`why` text,
	PRIMARY KEY(`joint`, `case_id`)
);
--> statement-breakpoint
CREATE TABLE `register_queries` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`meeting` text,
	`pupil` text NOT NULL,
	`from_session` text NOT NULL,
	`to_session` text NOT NULL,
	`reason` text NOT NULL,
	`evidence` text NOT NULL,
	`said_by` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_on` text NOT NULL,
	`state` text NOT NULL,
	`answered_by` text,
	`answered_on` text,
	`answer` text
);
--> statement-breakpoint
CREATE INDEX `register_queries_by_case` ON `register_queries` (`case_id`);--> statement-breakpoint
CREATE INDEX `register_queries_open` ON `register_queries` (`state`);--> statement-breakpoint
ALTER TABLE `cases` ADD `held` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `cases` ADD `entered` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `deadlines` ADD `legal` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `deputy` text;--> statement-breakpoint
UPDATE `cases` SET `entered` = coalesce((SELECT json_group_array(`key`) FROM (SELECT `key` FROM json_each(`cases`.`body`, '$.visits') ORDER BY `key`)), '[]');--> statement-breakpoint
UPDATE `cases` SET `body` = json_set(`body`, '$.ending', json('{"leftRoll":null,"unfound":null,"referral":null,"values":{}}'));--> statement-breakpoint
-- Who looked at what is only ever added to.
CREATE TRIGGER `looks_never_change` BEFORE UPDATE ON `looks`
BEGIN SELECT RAISE(ABORT, 'the access log is append-only: an entry is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `looks_never_go` BEFORE DELETE ON `looks`
BEGIN SELECT RAISE(ABORT, 'the access log is append-only: an entry is never removed'); END;
