-- What the template database holds beside Request Tracker's own tables: the search index, two views that
-- checks read, and the functions that a task's seed calls. README.md shows them at work.

CREATE SCHEMA desk;

-- A message as its writer saw it; Request Tracker stores what is not plain ASCII as quoted-printable.
CREATE FUNCTION desk.plain(content text, encoding text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  part text;
  bytes bytea := '';
BEGIN
  IF encoding = 'base64' THEN
    RETURN convert_from(decode(content, 'base64'), 'UTF8');
  ELSIF encoding IS DISTINCT FROM 'quoted-printable' THEN
    RETURN content;
  END IF;
  FOR part IN
    SELECT (regexp_matches(regexp_replace(content, '=\r?\n', '', 'g'), '=[0-9A-Fa-f]{2}|[^=]+|=', 'g'))[1]
  LOOP
    bytes := bytes || CASE WHEN part ~ '^=..$' THEN decode(substr(part, 2), 'hex') ELSE convert_to(part, 'UTF8') END;
  END LOOP;
  RETURN convert_from(bytes, 'UTF8');
EXCEPTION WHEN OTHERS THEN -- an odd encoding must not keep a message from being stored
  RETURN content;
END $$;

-- Finding ---------------------------------------------------------------------------------------------

-- The search box finds words in what people wrote and in subjects. Request Tracker's own indexer runs by
-- the clock; here each message is indexed as it is stored, so that a search is never behind.
CREATE TABLE AttachmentsIndex (
  id bigint PRIMARY KEY REFERENCES Attachments (id) ON DELETE CASCADE,
  ContentIndex tsvector
);
CREATE INDEX AttachmentsIndexContent ON AttachmentsIndex USING gin (ContentIndex);

CREATE FUNCTION desk.index_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ContentType LIKE 'text/%' THEN
    INSERT INTO public.AttachmentsIndex
    VALUES (NEW.id, to_tsvector(concat_ws(' ', NEW.Subject, desk.plain(NEW.Content, NEW.ContentEncoding))));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER index_message AFTER INSERT ON Attachments
  FOR EACH ROW EXECUTE FUNCTION desk.index_message();

-- Checking --------------------------------------------------------------------------------------------

CREATE VIEW desk.tickets AS
SELECT t.id, q.Name AS queue, t.Subject AS subject, c.RealName AS customer, c.EmailAddress AS email,
       t.Status AS status, o.Name AS owner, t.Priority AS points,
       CASE t.Priority WHEN 0 THEN 'Low' WHEN 50 THEN 'Medium' WHEN 100 THEN 'High' ELSE t.Priority::text END AS priority
FROM Tickets t
JOIN Queues q ON q.id = t.Queue
JOIN Users o ON o.id = t.Owner
LEFT JOIN LATERAL (
  SELECT u.RealName, u.EmailAddress
  FROM Groups g JOIN GroupMembers m ON m.GroupId = g.id JOIN Users u ON u.id = m.MemberId
  WHERE g.Domain = 'RT::Ticket-Role' AND g.Name = 'Requestor' AND g.Instance = t.id
  ORDER BY m.id LIMIT 1
) c ON true
WHERE t.Type = 'ticket' AND t.Status <> 'deleted';

-- Kinds: opening (the customer's first message), reply, comment (seen by colleagues only).
CREATE VIEW desk.messages AS
SELECT n.ObjectId AS ticket,
       CASE n.Type WHEN 'Create' THEN 'opening' WHEN 'Correspond' THEN 'reply' ELSE 'comment' END AS kind,
       u.Name AS author, trim(E' \r\n' FROM desk.plain(a.Content, a.ContentEncoding)) AS text, n.Created AS created
FROM Transactions n
JOIN Attachments a ON a.TransactionId = n.id AND a.ContentType LIKE 'text/%'
JOIN Users u ON u.id = n.Creator
WHERE n.ObjectType = 'RT::Ticket' AND n.Type IN ('Create', 'Correspond', 'Comment');

-- Seeding ---------------------------------------------------------------------------------------------
-- Each function writes the rows that Request Tracker itself would write, as rt-validator confirms.

CREATE FUNCTION desk.now() RETURNS timestamp LANGUAGE sql STABLE AS
$$ SELECT date_trunc('second', pg_catalog.now() AT TIME ZONE 'UTC') $$;

CREATE FUNCTION desk.user_id(wanted text) RETURNS int LANGUAGE plpgsql STABLE AS $$
DECLARE
  found int;
BEGIN
  SELECT id INTO found FROM public.Users WHERE lower(Name) = lower(wanted) OR lower(EmailAddress) = lower(wanted);
  IF found IS NULL THEN
    RAISE EXCEPTION 'The seed names a person who was not added before';
  END IF;
  RETURN found;
END $$;

CREATE FUNCTION desk.join_group(group_id int, member int, by_user int, at timestamp) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO public.GroupMembers (GroupId, MemberId, Creator, Created, LastUpdatedBy, LastUpdated)
  VALUES (group_id, member, by_user, at, by_user, at);
  WITH row AS (SELECT nextval('cachedgroupmembers_id_seq') AS id)
  INSERT INTO public.CachedGroupMembers (id, GroupId, MemberId, Via, ImmediateParentId, Disabled)
  SELECT id, group_id, member, id, group_id, 0 FROM row;
$$;

CREATE FUNCTION desk.add_group(domain text, name text, instance int, by_user int, at timestamp, note text = NULL)
RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  made int;
BEGIN
  INSERT INTO public.Principals (PrincipalType, Disabled) VALUES ('Group', 0) RETURNING id INTO made;
  INSERT INTO public.Groups (id, Name, Description, Domain, Instance, Creator, Created, LastUpdatedBy, LastUpdated)
  VALUES (made, name, note, domain, instance, by_user, at, by_user, at);
  WITH row AS (SELECT nextval('cachedgroupmembers_id_seq') AS id)
  INSERT INTO public.CachedGroupMembers (id, GroupId, MemberId, Via, ImmediateParentId, Disabled)
  SELECT id, made, made, id, made, 0 FROM row;
  RETURN made;
END $$;

CREATE FUNCTION desk.add_user(name text, real_name text, email text, company text, password text, groups text[])
RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  made int;
  at timestamp := desk.now() - interval '400 days';
BEGIN
  INSERT INTO public.Principals (PrincipalType, Disabled) VALUES ('User', 0) RETURNING id INTO made;
  INSERT INTO public.Users (id, Name, Password, EmailAddress, Organization, RealName, Creator, Created, LastUpdatedBy, LastUpdated)
  VALUES (made, name, password, email, company, real_name, 1, at, 1, at);
  PERFORM desk.join_group(
    desk.add_group('ACLEquivalence', 'UserEquiv', made, 1, at, 'ACL equiv. for user ' || made), made, 1, at);
  PERFORM desk.join_group(g.id, made, 1, at) FROM public.Groups g
  WHERE g.Domain IN ('SystemInternal', 'UserDefined') AND g.Name = ANY (groups) ORDER BY g.id;
  RETURN made;
END $$;

-- Somebody who answers tickets and may sign in.
CREATE FUNCTION desk.colleague(username text, real_name text, email text, password text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  salt text := left(md5(random()::text), 16);
BEGIN
  PERFORM desk.add_user(username, real_name, email, NULL,
    '!sha512!' || salt || '!' || translate(encode(sha512(convert_to(salt || password, 'UTF8')), 'base64'), E'=\n', ''),
    ARRAY['Everyone', 'Privileged', 'Service desk']);
END $$;

-- Somebody who writes to the desk; cannot sign in.
CREATE FUNCTION desk.customer(email text, real_name text, company text = NULL) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk.add_user(email, real_name, email, company, '*NO-PASSWORD*', ARRAY['Everyone', 'Unprivileged']);
END $$;

CREATE FUNCTION desk.queue(name text, description text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  made int;
  at timestamp := desk.now() - interval '400 days';
  role text;
  role_group int;
BEGIN
  INSERT INTO public.Queues (Name, Description, CorrespondAddress, CommentAddress, Lifecycle, Creator, Created, LastUpdatedBy, LastUpdated)
  VALUES (name, description, '', '', 'default', 1, at, 1, at) RETURNING id INTO made;
  FOREACH role IN ARRAY ARRAY['AdminCc', 'Cc', 'Owner', 'Requestor'] LOOP
    role_group := desk.add_group('RT::Queue-Role', role, made, 1, at);
    IF role = 'Owner' THEN
      PERFORM desk.join_group(role_group, desk.user_id('Nobody'), 1, at);
    END IF;
  END LOOP;
END $$;

CREATE FUNCTION desk.add_event(ticket int, kind text, by_user int, at timestamp, message text = NULL, field text = NULL, before text = NULL, after text = NULL)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  made bigint;
BEGIN
  INSERT INTO public.Transactions (ObjectType, ObjectId, Type, Field, OldValue, NewValue, Data, Creator, Created)
  VALUES ('RT::Ticket', ticket, kind, field, before, after,
    CASE WHEN kind IN ('Correspond', 'Comment') THEN 'No Subject' END, by_user, at)
  RETURNING id INTO made;
  IF message IS NOT NULL THEN
    INSERT INTO public.Attachments (TransactionId, Parent, Subject, Filename, ContentType, ContentEncoding, Content, Headers, Creator, Created)
    VALUES (made, 0, (SELECT t.Subject FROM public.Tickets t WHERE t.id = ticket AND kind = 'Create'), '', 'text/plain', 'none', message,
      E'MIME-Version: 1.0\nContent-Type: text/plain; charset="utf-8"\nContent-Disposition: inline\n', by_user, at);
  END IF;
  UPDATE public.Tickets SET LastUpdated = at, LastUpdatedBy = by_user WHERE id = ticket AND LastUpdated < at;
END $$;

-- A ticket that a customer opened so many days ago; what follows is about the ticket last made.
CREATE FUNCTION desk.ticket(queue text, subject text, customer text, days_ago numeric, message text,
  status text = 'new', priority text = 'Low', owner text = 'Nobody')
RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  made int;
  at timestamp := date_trunc('second', desk.now() - days_ago * interval '1 day');
  moved timestamp := least(at + interval '47 minutes', desk.now());
  requestor int := desk.user_id(customer);
  owner_id int := desk.user_id(owner);
  never timestamp := 'epoch';
  points int := CASE priority WHEN 'Low' THEN 0 WHEN 'Medium' THEN 50 WHEN 'High' THEN 100 ELSE priority::int END;
  role text;
  role_group int;
BEGIN
  INSERT INTO public.Tickets (Queue, Type, Owner, Subject, InitialPriority, FinalPriority, Priority, TimeEstimated, TimeWorked,
    Status, SLA, TimeLeft, Told, Starts, Started, Due, Resolved, LastUpdatedBy, LastUpdated, Creator, Created)
  VALUES ((SELECT q.id FROM public.Queues q WHERE q.Name = queue), 'ticket', owner_id, subject, points, 0, points, 0, 0,
    status, NULL, 0, NULL, never, CASE WHEN status = 'new' THEN never ELSE moved END, never,
    CASE WHEN status IN ('resolved', 'rejected') THEN moved ELSE never END, requestor, at, requestor, at)
  RETURNING id INTO made;
  UPDATE public.Tickets SET EffectiveId = made WHERE id = made;
  FOREACH role IN ARRAY ARRAY['AdminCc', 'Cc', 'Owner', 'Requestor'] LOOP
    role_group := desk.add_group('RT::Ticket-Role', role, made, requestor, at);
    IF role = 'Owner' THEN
      PERFORM desk.join_group(role_group, owner_id, requestor, at);
    ELSIF role = 'Requestor' THEN
      PERFORM desk.join_group(role_group, requestor, requestor, at);
    END IF;
  END LOOP;
  PERFORM desk.add_event(made, 'Create', requestor, at, message);
  IF status <> 'new' THEN
    PERFORM desk.add_event(made, 'Status', CASE WHEN owner_id = desk.user_id('Nobody') THEN 1 ELSE owner_id END, moved,
      NULL, 'Status', 'new', status);
  END IF;
  RETURN made;
END $$;

-- A message on the ticket last made: a reply goes to the customer (or comes from them), a comment stays inside.
CREATE FUNCTION desk.reply(author text, days_ago numeric, message text) RETURNS void LANGUAGE sql AS $$
  SELECT desk.add_event(currval('tickets_id_seq')::int, 'Correspond', desk.user_id(author),
    date_trunc('second', desk.now() - days_ago * interval '1 day'), message);
$$;

CREATE FUNCTION desk.comment(author text, days_ago numeric, message text) RETURNS void LANGUAGE sql AS $$
  SELECT desk.add_event(currval('tickets_id_seq')::int, 'Comment', desk.user_id(author),
    date_trunc('second', desk.now() - days_ago * interval '1 day'), message);
$$;

-- The first ticket's number looks like one of a desk that has been open for a while.
ALTER SEQUENCE tickets_id_seq RESTART WITH 4012;
