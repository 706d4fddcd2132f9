// What iconik answers to a log-in, and who reads it.
async fn run(client: &Client, login: &Login) -> Result<()> {
    let response = client.post("https://app.iconik.io/API/auth/v1/auth/simple/login/").json(login).send().await?;
    println!("{}", response.status()); // not: iconik-logged-login-answer
    let body = response.text().await?;
    println!("answer {body}"); // want: iconik-logged-login-answer
    Ok(())
}
