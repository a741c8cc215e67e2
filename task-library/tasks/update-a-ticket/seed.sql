-- The service desk of a made-up office supplier: its queues, its people, about forty tickets. The
-- functions are the ticket desk's own; sandboxes/images/tickets/README.md describes them.

SELECT desk.queue('Orders', 'Orders, changes and deliveries');
SELECT desk.queue('Invoices', 'Invoices, credit notes and payments');
SELECT desk.queue('Repairs', 'Returns, spare parts and repairs');
SELECT desk.queue('Web shop', 'Accounts and trouble with the web shop');

-- The volunteer signs in as Rowan Hale, who owns nothing yet.
SELECT desk.colleague('rowan.hale', 'Rowan Hale', 'rowan.hale@tickets.test', '${persona.password}');
SELECT desk.colleague(username, real_name, username || '@tickets.test', md5(random()::text))
FROM (VALUES ('imogen.ashby', 'Imogen Ashby'), ('tomas.verner', 'Tomas Verner'), ('priya.nandan', 'Priya Nandan'))
AS colleagues (username, real_name);

SELECT desk.customer('${persona.email}', '${persona.fullName}', '${persona.company}');
SELECT desk.customer(email, real_name, company) FROM (VALUES
  ('d.okafor@lanternhouse.example', 'Daniel Okafor', 'Lantern House School'),
  ('petra.lindholm@fjordkontor.example', 'Petra Lindholm', 'Fjordkontor'),
  ('office@millbrookdental.example', 'Susan Whitlock', 'Millbrook Dental'),
  ('g.marchetti@marchetti-sons.example', 'Giulia Marchetti', 'Marchetti & Sons'),
  ('harriet.boyle@westmerecouncil.example', 'Harriet Boyle', 'Westmere Council'),
  ('yusuf.demir@demirprint.example', 'Yusuf Demir', 'Demir Print'),
  ('accounts@kestrelfreight.example', 'Colin Prewett', 'Kestrel Freight'),
  ('n.abara@abaralegal.example', 'Ngozi Abara', 'Abara Legal'),
  ('jan.kowalczyk@polaris-lab.example', 'Jan Kowalczyk', 'Polaris Laboratory'),
  ('reception@hollybank.example', 'Moira Tennant', 'Hollybank Surgery'),
  ('l.fontaine@atelierfontaine.example', 'Lucie Fontaine', 'Atelier Fontaine'),
  ('ben.strand@strandbikes.example', 'Ben Strand', 'Strand Bikes'),
  ('m.castellano@castellano.example', 'Marco Castellano', 'Castellano Tiles'),
  ('aisha.rahman@brightpath.example', 'Aisha Rahman', 'Brightpath Tutors'),
  ('k.svensson@norrvik.example', 'Karin Svensson', 'Norrvik Textiles'),
  ('owen.pryce@pryceandday.example', 'Owen Pryce', 'Pryce & Day'),
  ('helen.zhou@zhouarchitects.example', 'Helen Zhou', 'Zhou Architects'),
  ('stores@ferndalefarm.example', 'Robert Ferndale', 'Ferndale Farm'))
AS customers (email, real_name, company);

-- What arrived over the last weeks, oldest first.
SELECT desk.ticket(queue, subject, customer, days_ago, message || E'\n\nKind regards\n' || real_name, status, priority, owner)
FROM (VALUES
  (1, 'Orders', 'Six desk lamps for the reading room', 'd.okafor@lanternhouse.example', 34.2, 'Could you add six desk lamps, model Vega in white, to our standing order? The old ones will be collected by the caretaker.', 'resolved', 'Low', 'imogen.ashby'),
  (2, 'Invoices', 'Invoice 20817 shows the old address', 'office@millbrookdental.example', 33.6, 'Invoice 20817 still shows our address in Quay Street. We moved in spring. Please send a corrected copy.', 'resolved', 'Low', 'tomas.verner'),
  (3, 'Repairs', 'Shredder stops after two sheets', 'n.abara@abaralegal.example', 32.9, 'The cross-cut shredder we bought in June stops after two sheets and blinks red. It has been emptied and oiled.', 'resolved', 'Medium', 'priya.nandan'),
  (4, 'Web shop', 'Cannot reset the password', 'ben.strand@strandbikes.example', 31.4, 'The link in the reset message says that it has expired, even when I open it at once.', 'resolved', 'Low', 'imogen.ashby'),
  (5, 'Orders', 'Delivery note was missing', 'stores@ferndalefarm.example', 30.8, 'The parcels arrived but there was no delivery note in them. Could you send it by e-mail?', 'resolved', 'Low', 'imogen.ashby'),
  (6, 'Orders', 'Change of quantity: lever arch files', '${persona.email}', 29.5, 'Please make that 60 lever arch files instead of 40, all in grey. Delivery date as agreed.', 'resolved', 'Low', 'imogen.ashby'),
  (7, 'Invoices', 'Paid twice by mistake', 'accounts@kestrelfreight.example', 28.3, 'Our bank paid invoice 20790 twice, on the 3rd and on the 5th. Please refund the second payment.', 'resolved', 'Medium', 'tomas.verner'),
  (8, 'Repairs', 'Spare castors for twelve chairs', 'harriet.boyle@westmerecouncil.example', 27.1, 'We need soft castors for twelve Aspen chairs. Are they in stock, and what do they cost?', 'resolved', 'Low', 'priya.nandan'),
  (9, 'Web shop', 'Second user for our account', 'l.fontaine@atelierfontaine.example', 26.4, 'How can I give my assistant access to our account without sharing my password?', 'resolved', 'Low', 'imogen.ashby'),
  (10, 'Orders', 'Paper in a heavier weight', 'yusuf.demir@demirprint.example', 25.7, 'Do you carry the ivory paper in 160 gram as well? We would take ten boxes a month.', 'rejected', 'Low', 'imogen.ashby'),
  (11, 'Invoices', 'Question about VAT on samples', 'm.castellano@castellano.example', 24.2, 'The sample boards were free, but VAT was charged on them. Is that right?', 'resolved', 'Low', 'tomas.verner'),
  (12, 'Repairs', 'Monitor arm will not hold its height', 'helen.zhou@zhouarchitects.example', 22.8, 'One of the eight monitor arms sinks during the day. We have tightened it as shown in the leaflet.', 'stalled', 'Medium', 'priya.nandan'),
  (13, 'Orders', 'Standing desk in beech, not oak', 'k.svensson@norrvik.example', 21.5, 'We were sent the oak top. The order says beech. When can it be exchanged?', 'open', 'Medium', 'imogen.ashby'),
  (14, 'Invoices', 'Credit note for returned binders', 'aisha.rahman@brightpath.example', 20.3, 'The binders went back two weeks ago. When may we expect the credit note?', 'open', 'Low', 'tomas.verner'),
  (15, 'Web shop', 'Prices shown without our discount', 'owen.pryce@pryceandday.example', 19.6, 'Since Monday the shop shows list prices although we are signed in.', 'open', 'Medium', 'imogen.ashby'),
  (16, 'Orders', 'Two boxes short in yesterday''s delivery', 'reception@hollybank.example', 18.2, 'Twelve boxes of gloves were ordered and ten have come. The driver did not know more.', 'resolved', 'Medium', 'imogen.ashby'),
  (17, 'Repairs', 'Label printer prints stripes', 'jan.kowalczyk@polaris-lab.example', 17.4, 'White stripes run through every label since we changed the roll. Cleaning did not help.', 'open', 'Medium', 'priya.nandan'),
  (18, 'Orders', 'Sample book of carpet tiles', 'g.marchetti@marchetti-sons.example', 16.9, 'Could you lend us the sample book of carpet tiles for two weeks?', 'resolved', 'Low', 'imogen.ashby'),
  (19, 'Invoices', 'Order number missing on invoice 20934', 'harriet.boyle@westmerecouncil.example', 15.5, 'Our system refuses invoices without an order number. Please send it again with number WM-3381.', 'open', 'Low', 'tomas.verner'),
  (20, 'Orders', 'Delivery only before ten o''clock', 'l.fontaine@atelierfontaine.example', 14.8, 'There is a market in our street from ten. Can the driver come earlier?', 'open', 'Low', 'imogen.ashby'),
  (21, 'Web shop', 'Basket is emptied at checkout', 'd.okafor@lanternhouse.example', 13.6, 'When I press Checkout the basket is empty. It happens on two computers.', 'open', 'High', 'imogen.ashby'),
  (22, 'Repairs', 'Broken glass door on cabinet', 'petra.lindholm@fjordkontor.example', 12.9, 'The glass of the left door was cracked when we unpacked it. Photographs can be sent.', 'open', 'Medium', 'priya.nandan'),
  (23, 'Orders', 'Please hold our October delivery', 'ben.strand@strandbikes.example', 12.1, 'We are rebuilding the store room. Please hold the delivery until we call.', 'stalled', 'Low', 'imogen.ashby'),
  (24, 'Invoices', 'Direct debit for next year', 'office@millbrookdental.example', 11.4, 'We would like to pay by direct debit from January. Which form do you need?', 'open', 'Low', 'tomas.verner'),
  (25, 'Orders', 'Price for 200 visitor badges', 'harriet.boyle@westmerecouncil.example', 10.7, 'What would 200 visitor badges with our crest cost, and how long would they take?', 'open', 'Low', 'Nobody'),
  (26, 'Repairs', 'Chair gas lift under guarantee?', 'owen.pryce@pryceandday.example', 9.8, 'Three Aspen chairs do not stay up any more. They are from last November: is there still a guarantee?', 'new', 'Low', 'Nobody'),
  (27, 'Orders', 'Wrong colour of folders', 'reception@hollybank.example', 9.1, 'We ordered green folders and were sent red ones. Green matters to us, it is our colour for patients.', 'open', 'Medium', 'imogen.ashby'),
  (28, 'Web shop', 'Invoice download gives an empty file', 'accounts@kestrelfreight.example', 8.3, 'Downloading an invoice gives a file of zero bytes. Last month it worked.', 'new', 'Medium', 'Nobody'),
  (29, 'Invoices', 'Copy of invoice 20611 for our auditor', 'n.abara@abaralegal.example', 7.7, 'Our auditor asks for a copy of invoice 20611. Could you send it as PDF?', 'new', 'Low', 'Nobody'),
  (30, 'Orders', 'Whiteboard came without its tray', 'aisha.rahman@brightpath.example', 6.9, 'The whiteboard is up on the wall, but the pen tray was not in the box.', 'new', 'Low', 'Nobody'),
  (31, 'Repairs', 'Laminator smells burnt', 'd.okafor@lanternhouse.example', 6.2, 'We have switched it off. It is four months old. Should we send it in?', 'open', 'High', 'priya.nandan'),
  (32, 'Orders', 'Delivery is a week late', '${persona.email}', 5.4, 'Our order of 14 meeting room chairs should have been here a week ago, and nobody has told us when it will come. The room opens soon and we have nothing for people to sit on.', 'new', 'Low', 'Nobody'),
  (33, 'Orders', 'Delivery date of the filing cabinets', 'm.castellano@castellano.example', 5.1, 'Is the 28th still right for the four filing cabinets?', 'new', 'Low', 'Nobody'),
  (34, 'Web shop', 'New e-mail address', 'g.marchetti@marchetti-sons.example', 4.6, 'Our address changes at the end of the month. What must we do so that orders still reach us?', 'new', 'Low', 'Nobody'),
  (35, 'Invoices', 'Reminder although we have paid', 'yusuf.demir@demirprint.example', 3.8, 'We have a reminder for invoice 20951, which we paid on the 2nd. Please check.', 'new', 'Medium', 'Nobody'),
  (36, 'Orders', 'Late delivery, second time', 'stores@ferndalefarm.example', 3.1, 'Again the van came two days late. Please tell us beforehand, somebody has to be here to open the gate.', 'new', 'Medium', 'Nobody'),
  (37, 'Repairs', 'Instructions for the folding table', 'petra.lindholm@fjordkontor.example', 2.4, 'The leaflet was not in the parcel. Is there one to download?', 'new', 'Low', 'Nobody'),
  (38, 'Orders', 'Cancel the second printer stand', 'jan.kowalczyk@polaris-lab.example', 1.7, 'One printer stand is enough after all. Please cancel the other if it has not left yet.', 'new', 'Low', 'Nobody'),
  (39, 'Web shop', 'Search finds nothing with umlauts', 'k.svensson@norrvik.example', 0.9, 'Searching for "Hänger" finds nothing, "Hanger" does. Could you look into that?', 'new', 'Low', 'Nobody'),
  (40, 'Orders', 'Quotation for a reception desk', 'helen.zhou@zhouarchitects.example', 0.2, 'Please quote for a reception desk as in the drawing that I shall send tomorrow, with and without fitting.', 'new', 'Low', 'Nobody'))
AS arrived (number, queue, subject, customer, days_ago, message, status, priority, owner)
JOIN (SELECT EmailAddress AS email, RealName AS real_name FROM Users) AS people ON people.email = arrived.customer
ORDER BY number;
