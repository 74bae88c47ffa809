CREATE TABLE `amended_marks` (
	`import` integer NOT NULL,
	`pupil` integer NOT NULL,
	`day` text NOT NULL,
	`half` text NOT NULL,
	`was` text NOT NULL,
	`now` text NOT NULL,
	PRIMARY KEY(`import`, `pupil`, `day`, `half`)
);
--> statement-breakpoint
CREATE INDEX `amended_marks_by_pupil` ON `amended_marks` (`pupil`);--> statement-breakpoint
CREATE TABLE `code_aliases` (
	`school` text NOT NULL,
	`alias` text NOT NULL,
	`code` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`school`, `alias`)
);
--> statement-breakpoint
CREATE TABLE `import_profiles` (
	`school` text PRIMARY KEY NOT NULL,
	`profile` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `register_files` (
	`id` text PRIMARY KEY NOT NULL,
	`school` text NOT NULL,
	`person` text NOT NULL,
	`file` text NOT NULL,
	`sha256` text,
	`state` text NOT NULL,
	`profile` text,
	`told` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `register_files_by_person` ON `register_files` (`person`,`at`);--> statement-breakpoint
CREATE TABLE `screening_readers` (
	`person` text NOT NULL,
	`school` text NOT NULL,
	`since` text NOT NULL,
	PRIMARY KEY(`person`, `school`)
);
--> statement-breakpoint
CREATE TABLE numbered_imports (
	number integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	id text NOT NULL,
	school text,
	kind text NOT NULL,
	recorded_by text NOT NULL,
	recorded_at text NOT NULL,
	rows integer NOT NULL,
	sha256 text NOT NULL,
	state text DEFAULT 'landed' NOT NULL
);
--> statement-breakpoint
INSERT INTO numbered_imports (id, school, kind, recorded_by, recorded_at, rows, sha256)
	SELECT id, school, kind, recorded_by, recorded_at, rows, sha256 FROM imports ORDER BY recorded_at, id;
--> statement-breakpoint
DROP TABLE imports;
--> statement-breakpoint
ALTER TABLE numbered_imports RENAME TO imports;
--> statement-breakpoint
CREATE UNIQUE INDEX imports_id_unique ON imports (id);
--> statement-breakpoint
CREATE INDEX imports_by_school ON imports (school, recorded_at);
--> statement-breakpoint
CREATE INDEX imports_landing ON imports (number) WHERE "state" = 'landing';
--> statement-breakpoint
CREATE TABLE numbered_weeks (
	pupil integer NOT NULL,
	monday integer NOT NULL,
	marks text NOT NULL,
	possible integer NOT NULL,
	attended integer NOT NULL,
	authorised integer NOT NULL,
	unauthorised integer NOT NULL,
	late integer NOT NULL,
	unexplained integer NOT NULL,
	marked integer NOT NULL,
	detail text,
	import integer NOT NULL,
	PRIMARY KEY(pupil, monday)
) WITHOUT ROWID;
--> statement-breakpoint
-- What the marks count to, with how many are there, is counted again from the calendar when the program next starts.
INSERT INTO numbered_weeks (pupil, monday, marks, possible, attended, authorised, unauthorised, late, unexplained, marked, detail, import)
	SELECT p.number, CAST(round((julianday(w.monday) - julianday('1970-01-05')) / 7) AS integer),
		CASE substr(w.marks, 2, 1) || substr(w.marks, 4, 1) || substr(w.marks, 6, 1) || substr(w.marks, 8, 1) || substr(w.marks, 10, 1) || substr(w.marks, 12, 1) || substr(w.marks, 14, 1) || substr(w.marks, 16, 1) || substr(w.marks, 18, 1) || substr(w.marks, 20, 1) WHEN '          '
			THEN substr(w.marks, 1, 1) || substr(w.marks, 3, 1) || substr(w.marks, 5, 1) || substr(w.marks, 7, 1) || substr(w.marks, 9, 1) || substr(w.marks, 11, 1) || substr(w.marks, 13, 1) || substr(w.marks, 15, 1) || substr(w.marks, 17, 1) || substr(w.marks, 19, 1) ELSE w.marks END,
		w.possible,
		w.attended, w.authorised, w.unauthorised, w.late, w.unexplained, w.possible, w.detail, coalesce(i.number, 0)
	FROM register_weeks w JOIN pupils p ON p.id = w.pupil LEFT JOIN imports i ON i.id = w.import;
--> statement-breakpoint
DROP TABLE register_weeks;
--> statement-breakpoint
ALTER TABLE numbered_weeks RENAME TO register_weeks;
--> statement-breakpoint
DROP TABLE register_staging;
--> statement-breakpoint
CREATE TABLE register_staging (
	import integer NOT NULL,
	pupil integer NOT NULL,
	monday integer NOT NULL,
	marks text NOT NULL,
	possible integer NOT NULL,
	attended integer NOT NULL,
	authorised integer NOT NULL,
	unauthorised integer NOT NULL,
	late integer NOT NULL,
	unexplained integer NOT NULL,
	marked integer NOT NULL,
	detail text,
	PRIMARY KEY(import, pupil, monday)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE VIEW register AS
	SELECT pupil, monday, marks, possible, attended, authorised, unauthorised, late, unexplained, marked, detail, import FROM register_weeks AS w
	WHERE NOT EXISTS (
		SELECT 1 FROM imports i JOIN register_staging s ON s.import = i.number
		WHERE i.state = 'landing' AND s.pupil = w.pupil AND s.monday = w.monday)
	UNION ALL
	SELECT s.pupil, s.monday, s.marks, s.possible, s.attended, s.authorised, s.unauthorised, s.late, s.unexplained, s.marked, s.detail, s.import
	FROM imports i JOIN register_staging s ON s.import = i.number WHERE i.state = 'landing';
--> statement-breakpoint
INSERT OR IGNORE INTO meta (key, value) SELECT 'recount:' || id, 'register-data' FROM schools;
